import { useMemo, useState } from 'react'
import type { ServerRef } from './server-list.ts'

/** Which servers are chosen; it survives reading anew, without those that are gone. */
export function useServerSelection(refs: readonly ServerRef[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const selection = useMemo(() => {
    if (chosen.size === 0) return chosen
    const known = new Set(refs.map(({ id }) => id))
    const kept = [...chosen].filter((id) => known.has(id))
    return kept.length === chosen.size ? chosen : new Set(kept)
  }, [chosen, refs])
  return [selection, setChosen] as const
}
