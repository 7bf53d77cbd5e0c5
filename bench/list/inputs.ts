import type { Page } from '@playwright/test'

const word = 'web-prod'

/** The next key of a word that is typed and deleted again, so that every key changes the list. */
export async function pressKey(page: Page, sample: number): Promise<void> {
  const search = page.getByRole('searchbox').first()
  if (sample === 0) await search.focus()
  const at = sample % (word.length * 2)
  await page.keyboard.press(at < word.length ? word.charAt(at) : 'Backspace')
}

/** A value of a facet, on and off again. */
export async function clickFacet(page: Page, sample: number): Promise<void> {
  const facets = page.getByRole('complementary').getByRole('checkbox')
  const count = Math.min(4, await facets.count())
  // The real box may be hidden behind a drawn one: the label is what people click.
  await facets.nth(Math.floor(sample / 2) % count).click({ force: true })
}

/** A column's head: ascending, then descending, then the next column. */
export async function clickSort(page: Page, sample: number): Promise<void> {
  const heads = page.getByRole('columnheader').getByRole('button')
  const count = Math.min(4, await heads.count())
  await heads.nth(Math.floor(sample / 2) % count).click()
}
