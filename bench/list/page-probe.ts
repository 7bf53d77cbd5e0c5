import type { BrowserContext, Page } from '@playwright/test'

interface Probe {
  /** Milliseconds from navigation until the list was painted with its rows and its total. */
  interactiveAt: number | undefined
  /** Waits until what followed the last key or click was painted; milliseconds between the two. */
  painted(): Promise<number>
}

/** How a page is told to have its list. */
export interface ShownList {
  /** CSS selector of what a row has when it is there, such as its link. */
  readonly part: string
  /** Stands in the page when all rows are there: their number. */
  readonly text: string
}

declare global {
  interface Window {
    aloftProbe: Probe
    aloftList: ShownList
  }
}

/**
 * Puts a stop watch into every page of the context, from before its first script. Painted means: a
 * frame was requested after the last change of the page, and the event loop came round after that frame.
 */
export async function installProbe(
  context: BrowserContext,
  list: ShownList,
): Promise<void> {
  await context.addInitScript((shown: ShownList) => {
    window.aloftList = shown
  }, list)
  await context.addInitScript(watchPage)
}

/** Runs in the browser; must not use anything from outside. */
function watchPage(): void {
  let changes = 0
  let inputAt = 0
  let paintedAt = 0
  let changedSinceInput = false
  const afterPaint = (then: () => void) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = then
      channel.port2.postMessage(undefined)
    })
  }
  const probe: Probe = {
    interactiveAt: undefined,
    painted: () =>
      new Promise((resolve, reject) => {
        const quietMs = 150
        const giveUpAt = performance.now() + 5000
        const look = (seen: number) => {
          if (performance.now() > giveUpAt) {
            reject(new Error('Nothing changed after the input'))
          } else if (changedSinceInput && seen === changes && paintedAt > inputAt) {
            resolve(paintedAt - inputAt)
          } else {
            setTimeout(look, quietMs, changes)
          }
        }
        setTimeout(look, quietMs, -1)
      }),
  }
  window.aloftProbe = probe
  const noteInput = (event: Event) => {
    inputAt = event.timeStamp
    changedSinceInput = false
  }
  addEventListener('keydown', noteInput, { capture: true })
  addEventListener('click', noteInput, { capture: true })
  const listIsThere = () =>
    document.querySelector(`[role="row"] ${window.aloftList.part}`) !== null &&
    (document.querySelector('main')?.textContent ?? '').includes(window.aloftList.text)
  new MutationObserver(() => {
    changes += 1
    if (inputAt > 0) changedSinceInput = true
    const thisChange = changes
    const complete = probe.interactiveAt === undefined && listIsThere()
    afterPaint(() => {
      if (complete) probe.interactiveAt ??= performance.now()
      if (thisChange === changes) paintedAt = performance.now()
    })
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
}

/** Milliseconds from navigation until the list was there; fails after `limitMs`. */
export async function timeToInteractive(page: Page, limitMs = 120_000): Promise<number> {
  const handle = await page.waitForFunction(
    () => window.aloftProbe.interactiveAt,
    undefined,
    {
      timeout: limitMs,
      polling: 50,
    },
  )
  return (await handle.jsonValue()) ?? Number.NaN
}

/** Milliseconds from the last key or click until its consequence was painted. */
export function timeToPainted(page: Page): Promise<number> {
  return page.evaluate(() => window.aloftProbe.painted())
}

/** Compressed bytes of the scripts that were asked for before the list was there. */
export function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() => {
    const until = window.aloftProbe.interactiveAt ?? Number.POSITIVE_INFINITY
    return performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => 'encodedBodySize' in entry)
      .filter(({ name, startTime }) => /\.js(\?|$)/.test(name) && startTime <= until)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  })
}
