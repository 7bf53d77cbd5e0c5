import { chromiumArguments } from '@aloft/testkit/chromium'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import type { DemoAccount } from '../demo.ts'

export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['ALOFT_CHROMIUM']
  if (!executablePath)
    throw new Error('Chromium is not installed (Debian: apt-get install chromium)')
  return chromium.launch({ executablePath, args: [...chromiumArguments] })
}

/** A browser without any cache, with a new session of the account. */
export async function signedInContext(
  browser: Browser,
  url: string,
  account: DemoAccount,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const { user, password, project } = account
  const response = await context.request.post(`${url}/api/gateway/session`, {
    data: { user, password, project },
    headers: { origin: url },
  })
  if (response.ok()) return context
  const text = await response.text()
  await context.close()
  throw new Error(`Sign-in of ${user} answered ${response.status()}: ${text}`)
}
