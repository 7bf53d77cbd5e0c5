import { deleteNames } from './delete-names.ts'
import { headObject, listObjects, type Place } from './files-api.ts'

/**
 * Deletes objects, and all that lies below folders, a page of a thousand at a time: nothing is
 * gathered, so that a million takes no room. Throws what failed; what was deleted until then is told.
 */
export async function deleteBelow(
  place: Place,
  names: readonly string[],
  {
    signal,
    onDeleted,
  }: { readonly signal: AbortSignal; readonly onDeleted: (count: number) => void },
): Promise<void> {
  let count = 0
  const remove = async (
    objects: readonly { name: string; isLarge: boolean }[],
    below = '',
  ) => {
    signal.throwIfAborted()
    if (objects.length === 0) return
    await deleteNames(place, objects, below)
    count += objects.length
    onDeleted(count)
  }
  const single = names.filter((name) => name !== '' && !name.endsWith('/'))
  for (let at = 0; at < single.length; at += 100) {
    const some = single.slice(at, at + 100)
    await remove(await Promise.all(some.map((name) => withKind(place, name))))
  }
  for (const prefix of names.filter((name) => name === '' || name.endsWith('/')))
    for await (const page of listObjects(place, { prefix, signal }))
      await remove(page, prefix)
}

/** A large one is deleted with its segments. */
async function withKind({ region, container }: Place, name: string) {
  const object = await headObject(region, container, name)
  return { name, isLarge: object?.isLarge ?? false }
}
