import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * The page as it stands breaks no rule of axe, in the light theme and in the dark one. Themes differ in
 * colours alone, so the second is asked for those.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = [
    ...(await violationsIn(page, 'light', { type: 'tag', values: rules })),
    ...(await violationsIn(page, 'dark', {
      type: 'rule',
      values: ['color-contrast', 'link-in-text-block'],
    })),
  ]
  await page.emulateMedia({ colorScheme: null, reducedMotion: null })
  expect(found).toEqual([])
}

async function violationsIn(
  page: Page,
  colorScheme: 'light' | 'dark',
  runOnly: axe.RunOnly,
): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await settled(page)
  const { violations } = await page.evaluate(
    (only) => axe.run(document, { runOnly: only, resultTypes: ['violations'] }),
    runOnly,
  )
  return violations.map(
    ({ id, help, nodes }) =>
      `${colorScheme}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

/** Colours that are still fading would be measured half-way: what moves is put at its end. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      // What shows that something goes on never ends.
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    }
  })
}
