import { useMemo, useState } from 'react'

/** Which rows are chosen, by key; it survives reading anew, without those that are gone. */
export function useSelection(keys: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const selection = useMemo(() => {
    if (chosen.size === 0) return chosen
    const known = new Set(keys)
    const kept = [...chosen].filter((id) => known.has(id))
    return kept.length === chosen.size ? chosen : new Set(kept)
  }, [chosen, keys])
  return [selection, setChosen] as const
}
