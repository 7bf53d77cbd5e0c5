import type { Page } from '@playwright/test'

export interface SlowLine {
  slow(): Promise<void>
  fast(): Promise<void>
  /** Nothing goes until it is slow or fast again. */
  lose(): Promise<void>
}

/** The page's own line to Aloft, so slow that a small file takes as long as a large one. */
export async function slowLine(page: Page, bytesPerSecond: number): Promise<SlowLine> {
  const session = await page.context().newCDPSession(page)
  const set = async (uploadThroughput: number, offline = false) => {
    await session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  }
  await session.send('Network.enable')
  await set(bytesPerSecond)
  return {
    slow: () => set(bytesPerSecond),
    fast: () => set(-1),
    lose: () => set(bytesPerSecond, true),
  }
}
