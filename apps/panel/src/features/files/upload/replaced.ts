import type { ManifestSegment } from '@aloft/openstack/manifest'
import { notify } from '@aloft/ui/Notices'
import { presentError } from '../../../api/present-error.ts'
import { shownScope } from '../../../session/shown-scope.ts'
import { deleteNames } from '../delete-names.ts'

const atOnce = 1_000

/** Deletes what an object was made of that was replaced; tells the person where that fails. */
export async function removeReplaced(
  {
    region,
    name,
    scope,
  }: { readonly region: string; readonly name: string; readonly scope: string },
  before: readonly ManifestSegment[],
  kept: ReadonlySet<string>,
): Promise<void> {
  const gone = new Map<string, Map<string, ManifestSegment>>()
  for (const segment of before) {
    if (kept.has(`${segment.container}/${segment.name}`)) continue
    const inContainer = gone.get(segment.container) ?? new Map<string, ManifestSegment>()
    gone.set(segment.container, inContainer.set(segment.name, segment))
  }
  try {
    for (const [container, segments] of gone) {
      const all = [...segments.values()]
      // Another project may have containers of the same names.
      for (let at = 0; at < all.length && shownScope() === scope; at += atOnce)
        await deleteNames({ region, container }, all.slice(at, at + atOnce))
    }
  } catch (error) {
    notify({
      tone: 'warn',
      title: `Segments of what ${name} replaced are left`,
      body: `${presentError(error, name).message} They lie in ${[...gone.keys()].join(', ')}.`,
    })
  }
}
