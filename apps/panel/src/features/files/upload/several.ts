/**
 * Does something with each, so many at a time. The first failure ends the others by their signal and is
 * thrown when all of them have ended: nothing of this attempt goes on beside the next one.
 */
export async function several<Item>(
  items: readonly Item[],
  atOnce: number,
  signal: AbortSignal,
  each: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const inner = new AbortController()
  const either = AbortSignal.any([signal, inner.signal])
  const waiting = items.values()
  const failures: unknown[] = []
  const work = async () => {
    for (const item of waiting) {
      if (either.aborted) return
      await each(item, either).catch((error: unknown) => {
        failures.push(error)
        inner.abort(new DOMException('Another one failed', 'AbortError'))
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  signal.throwIfAborted()
  if (failures.length > 0) throw failures[0]
}
