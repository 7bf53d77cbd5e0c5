const prefix = 'aloft-upload-'

/** By id: ends the lock. */
const held = new Map<string, () => void>()

/** Pages that are not served by HTTPS have no locks, whatever the types say. */
const locks = (): LockManager | undefined =>
  'locks' in navigator ? navigator.locks : undefined

/** Whether a page can tell what other tabs have under way. */
export const canTellAlive = (): boolean => locks() !== undefined

/** Marks an upload as under way in this tab, for as long as the tab lives or until it is let go. */
export async function holdUpload(id: string): Promise<void> {
  const manager = locks()
  if (manager === undefined || held.has(id)) return
  const { promise: isHeld, resolve: settle } = Promise.withResolvers<void>()
  const { promise: isOver, resolve: end } = Promise.withResolvers<void>()
  held.set(id, end)
  void manager.request(prefix + id, { ifAvailable: true }, async () => {
    settle()
    await isOver
  })
  await isHeld
}

/** Lets all others go. */
export function holdOnly(ids: ReadonlySet<string>): void {
  for (const [id, end] of held) {
    if (ids.has(id)) continue
    end()
    held.delete(id)
  }
}

/** Ids of what is under way in other tabs. */
export async function aliveElsewhere(): Promise<ReadonlySet<string>> {
  const { held: all = [] } = (await locks()?.query()) ?? {}
  const ids = all.flatMap(({ name = '' }) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  )
  return new Set(ids.filter((id) => !held.has(id)))
}
