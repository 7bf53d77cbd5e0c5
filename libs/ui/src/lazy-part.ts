import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

const TRIES = 4
const FIRST_WAIT_MS = 500
const LATER_MS = 4000

/** What was thrown for code that is there no more. */
const missing = new WeakSet<object>()

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
      else if (tried >= TRIES) {
        if (error instanceof Error) missing.add(error)
        throw error
      } else await elapsed(FIRST_WAIT_MS * 2 ** tried)
    }
  }
}

/** Whether this was thrown since code could not be loaded, and not by code that was. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && missing.has(error)
}

/** Fetches code that may be wanted soon; that it fails now is nobody's concern. */
export function preloadPart(load: () => Promise<unknown>): void {
  load().catch(() => undefined)
}

/**
 * Fetches code that must be at hand when it is wanted, a while after the page: while its own code and data
 * are on their way the browser is idle too. Gives back how to give that up.
 */
export function preloadLater(loads: readonly (() => Promise<unknown>)[]): () => void {
  const timer = setTimeout(() => loads.forEach(preloadPart), LATER_MS)
  return () => clearTimeout(timer)
}

/** A component whose code is loaded so when it is first shown; within a `Part`, unless it is a page. */
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
