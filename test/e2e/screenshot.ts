import { join } from 'node:path'
import type { Page } from '@playwright/test'

const folder = join(import.meta.dirname, '../../docs/screenshots')

/**
 * Takes a picture for the documents, when the run was asked for it (`npm test -- --update-screenshots`):
 * an ordinary run leaves the checkout as it was.
 */
export async function updateScreenshot(
  page: Page,
  name: string,
  theme: 'light' | 'dark',
): Promise<void> {
  if (process.env['ALOFT_UPDATE_SCREENSHOTS'] === undefined) return
  await page.emulateMedia({ colorScheme: theme })
  await page.screenshot({
    path: join(folder, `${name}-${theme}.png`),
    animations: 'disabled',
  })
}
