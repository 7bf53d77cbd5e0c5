/**
 * Does `work` for each entry, at most `limit` at a time; answers in the order of the entries.
 * The first that throws ends it: what has begun is waited for, nothing new begins.
 */
export async function mapBounded<Entry, Result>(
  entries: readonly Entry[],
  limit: number,
  work: (entry: Entry, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = Array.from({ length: entries.length })
  let next = 0
  let failed = false
  const lane = async () => {
    while (next < entries.length && !failed) {
      const index = next++
      // Safe: index < entries.length.
      const entry = entries[index] as Entry
      try {
        results[index] = await work(entry, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = Array.from({ length: Math.min(limit, entries.length) }, lane)
  const ended = await Promise.allSettled(lanes)
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason
  return results
}
