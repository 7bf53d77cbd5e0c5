import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(name: string, ground: string, theme: 'light' | 'dark'): number {
  const [one, two] = [name, ground].map((token) => {
    const pair = pairs.get(token)
    if (pair === undefined) throw new Error(`no token --${token}`)
    return luminance(pair[theme])
  })
  const [lower = 0, upper = 0] = [one ?? 0, two ?? 0].toSorted((a, b) => a - b)
  return (upper + 0.05) / (lower + 0.05)
}

const grounds = ['sky', 'surface', 'surface-2', 'accent-wash']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'busy', 'warn', 'bad', 'off']

for (const theme of ['light', 'dark'] as const) {
  test(`every text colour is readable on every ground (${theme})`, () => {
    const faint = texts
      .flatMap((text) => grounds.map((ground) => [text, ground] as const))
      .filter(([text, ground]) => contrast(text, ground, theme) < 4.5)
    expect(faint).toEqual([])
  })

  test(`words on filled buttons and their own washes are readable (${theme})`, () => {
    const faint = [
      ['accent-ink', 'accent'],
      ['accent-ink', 'accent-strong'],
      ['bad-ink', 'bad'],
      ['bad-ink', 'bad-strong'],
      ...['ok', 'busy', 'warn', 'bad', 'off'].map((tone) => [tone, `${tone}-wash`]),
    ].filter(([text = '', ground = '']) => contrast(text, ground, theme) < 4.5)
    expect(faint).toEqual([])
  })

  test(`the edge of a control stands out from its ground (${theme})`, () => {
    for (const ground of ['sky', 'surface']) {
      expect(contrast('line-strong', ground, theme)).toBeGreaterThanOrEqual(3)
    }
  })
}
