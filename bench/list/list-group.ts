import { join } from 'node:path'
import { readList, readRecord, readText } from '@aloft/openstack/json-reader'
import type { Browser, Page } from '@playwright/test'
import { startDemo, type Demo } from '../demo.ts'
import { freePort } from '../free-port.ts'
import type { Bench, Found, Group } from '../row.ts'
import { figureOf, percentile } from '../statistics.ts'
import { launchBrowser, signedInContext } from './browser.ts'
import { clickFacet, clickSort, pressKey } from './inputs.ts'
import { listRows } from './list-rows.ts'
import {
  installProbe,
  scriptBytes,
  timeToInteractive,
  timeToPainted,
  type ShownList,
} from './page-probe.ts'

interface ListPage {
  readonly user: string
  readonly path: string
  readonly list: ShownList
}

const servers = (user: string, text: string): ListPage => ({
  user,
  path: '/servers',
  list: { part: 'a[href*="/servers/"]', text },
})
const large = servers('enterprise', '10,000')
const small = servers('reachnovadevops', '38')

/** The server list in a real browser against the demo. */
export const listGroup: Group = {
  name: 'list',
  rows: listRows,
  async measure(wanted, bench, found) {
    await using demo = await startDemo(
      bench,
      join(bench.temporary, 'demo'),
      await freePort(),
    )
    const browser = await launchBrowser()
    try {
      await measureLoads(wanted, bench, found, browser, demo)
      await measureInputs(wanted, bench, found, browser, demo)
      await measureOtherLists(wanted, bench, found, browser, demo)
    } finally {
      await browser.close()
    }
  },
}

async function measureLoads(
  wanted: ReadonlySet<string>,
  bench: Bench,
  found: Map<string, Found>,
  browser: Browser,
  demo: Demo,
): Promise<void> {
  const bytes: number[] = []
  for (const [id, account] of [
    ['list-38', small],
    ['list-10k', large],
  ] as const) {
    if (!wanted.has(id) && !(id === 'list-38' && wanted.has('js-first-load'))) continue
    const times: number[] = []
    for (let round = 0; round < bench.rounds; round += 1) {
      await onListPage(browser, demo, account, async (page, interactiveMs) => {
        times.push(interactiveMs)
        if (id === 'list-38') bytes.push(await scriptBytes(page))
      })
    }
    if (wanted.has(id)) found.set(id, figureOf(times))
    if (wanted.has('js-first-load') && id === 'list-38') {
      found.set('js-first-load', figureOf(bytes.map((one) => one / 1000)))
    }
  }
}

const inputs = {
  'keystroke-10k': pressKey,
  'facet-10k': clickFacet,
  'sort-10k': clickSort,
} as const

async function measureInputs(
  wanted: ReadonlySet<string>,
  bench: Bench,
  found: Map<string, Found>,
  browser: Browser,
  demo: Demo,
): Promise<void> {
  const ids = Object.keys(inputs).filter((id): id is keyof typeof inputs => wanted.has(id))
  if (ids.length === 0 && !wanted.has('tab-memory-10k')) return
  await onListPage(browser, demo, large, async (page) => {
    if (wanted.has('tab-memory-10k')) {
      found.set('tab-memory-10k', figureOf([(await heapBytes(page)) / 1e6]))
    }
    for (const id of ids) {
      const times: number[] = []
      const samples = bench.quick ? 6 : 50
      for (let sample = 0; sample < samples; sample += 1) {
        await inputs[id](page, sample)
        times.push(await timeToPainted(page))
      }
      found.set(id, {
        value: percentile(times, 0.95),
        spread: [Math.min(...times), Math.max(...times)],
        note: `p50 ${percentile(times, 0.5).toFixed(1)} ms`,
      })
    }
  })
}

/** Lists that the browser reads from the cloud by itself, page by page. */
async function measureOtherLists(
  wanted: ReadonlySet<string>,
  bench: Bench,
  found: Map<string, Found>,
  browser: Browser,
  demo: Demo,
): Promise<void> {
  for (const [id, pageOf] of [
    ['records-10k', recordsPage],
    ['objects-100k', objectsPage],
  ] as const) {
    if (!wanted.has(id)) continue
    const page = await pageOf(browser, demo)
    const times: number[] = []
    for (let round = 0; round < bench.rounds; round += 1) {
      await onListPage(browser, demo, page, async (_page, interactiveMs) => {
        times.push(interactiveMs)
      })
    }
    found.set(id, figureOf(times))
  }
}

async function recordsPage(browser: Browser, demo: Demo): Promise<ListPage> {
  const { user } = large
  const context = await signedInContext(browser, demo.url, demo.account(user))
  try {
    const answer = await context.request.get(
      `${demo.url}/api/cloud/dfw/dns/zones?name=fleet.enterprise.example.`,
    )
    const { zones } = readRecord(await answer.json())
    const id = readText(readRecord(readList(zones)[0]).id)
    if (id === undefined) throw new Error('The demo has no zone of 10,000 record sets')
    const path = `/dns/zones/dfw/${id}`
    return { user, path, list: { part: '[role="gridcell"]', text: '10,000' } }
  } finally {
    await context.close()
  }
}

/** Of the container at its top: folders, as no number of all of them stands in the page. */
async function objectsPage(): Promise<ListPage> {
  return {
    user: large.user,
    path: '/files/dfw/telemetry',
    list: { part: 'a', text: '' },
  }
}

async function onListPage(
  browser: Browser,
  demo: Demo,
  { user, path, list }: ListPage,
  work: (page: Page, interactiveMs: number) => Promise<void>,
): Promise<void> {
  const context = await signedInContext(browser, demo.url, demo.account(user))
  try {
    await installProbe(context, list)
    const page = await context.newPage()
    await page.goto(`${demo.url}${path}`, { waitUntil: 'commit' })
    await work(page, await timeToInteractive(page))
  } finally {
    await context.close()
  }
}

/** What the tab holds after everything that is garbage was collected. */
async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')
  if (used === undefined) throw new Error('The browser tells no heap size')
  return used.value
}
