import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

// The package's entry brings itself as text too, twice as long as this.
const source = readFileSync(
  fileURLToPath(import.meta.resolve('axe-core/axe.min.js')),
  'utf8',
)

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * The page as it stands breaks no rule of axe, in the light theme and in the dark one: of a page with a
 * dialog the dialog, as nothing else can be reached, and of a list its first rows, as the others are drawn
 * by the same code. Themes differ in colours alone, so the second is asked for those.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const found = [
    ...(await violationsIn(page, 'light', { type: 'tag', values: rules })),
    ...(await violationsIn(page, 'dark', {
      type: 'rule',
      values: ['color-contrast', 'link-in-text-block'],
    })),
  ]
  await page.emulateMedia({ colorScheme: null })
  expect(found).toEqual([])
}

async function violationsIn(
  page: Page,
  colorScheme: 'light' | 'dark',
  runOnly: axe.RunOnly,
): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme })
  const { violations } = await page.evaluate(async (only) => {
    // Colours that are still fading would be measured half-way: what moves is put at its end. What shows
    // that something goes on never ends.
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    const { promise, resolve } = Promise.withResolvers<number>()
    requestAnimationFrame(resolve)
    await promise
    const dialogs = document.querySelectorAll('[role=dialog], [role=alertdialog]')
    return axe.run(
      {
        include: [[...dialogs].at(-1) ?? document],
        exclude: ['[role=grid] [role=row]:nth-child(n + 8)'],
      },
      {
        runOnly: only,
        resultTypes: ['violations'],
        // Style sheets are fetched again for one rule: that nothing is bound to an orientation.
        preload: false,
      },
    )
  }, runOnly)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, any }) =>
        `${colorScheme}: ${id}: ${help}: ${target.join(' ')}: ${any.map(({ message }) => message).join('; ')}`,
    ),
  )
}
