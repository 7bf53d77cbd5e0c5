import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

const TRIES = 4
const FIRST_WAIT_MS = 500

/**
 * Loads code that is fetched when it is first wanted. The line may be gone just then: offline it waits
 * until the browser is online again, otherwise it tries a few times more. Rejects with the last
 * failure: the code is there no more, since another release took its place.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await load()
    } catch (error) {
      if (!navigator.onLine) await cameOnline()
      else if (tried >= TRIES) throw error
      else await elapsed(FIRST_WAIT_MS * 2 ** tried)
    }
  }
}

/** Fetches code that may be wanted soon; that it fails now is nobody's concern. */
export function preloadPart(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}

/** A component whose code is loaded so when it is first shown. */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await loadPart(load) }))
}

function cameOnline(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('online', () => resolve(), { once: true })
  })
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
