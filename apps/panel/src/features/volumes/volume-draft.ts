/** What a new volume starts with. */
export type VolumeSource = 'blank' | 'image' | 'snapshot' | 'volume'

export const sources: readonly { value: VolumeSource; label: string; hint: string }[] = [
  { value: 'blank', label: 'Nothing', hint: 'A blank disk, to be formatted by you.' },
  { value: 'image', label: 'An image', hint: 'Servers can boot from it.' },
  { value: 'snapshot', label: 'A snapshot', hint: 'What a volume was at a moment.' },
  { value: 'volume', label: 'A volume', hint: 'A copy of what it is now.' },
]

/** What the page holds. */
export interface VolumeDraft {
  readonly name: string
  readonly description: string
  readonly region: string
  /** GB; nothing while the field is empty. */
  readonly size: number | undefined
  readonly source: VolumeSource
  /** Of the image, snapshot or volume. */
  readonly sourceId: string | undefined
  readonly type: string | undefined
  readonly zone: string | undefined
  readonly metadata: Readonly<Record<string, string>>
}

/** In `region`, or in the first of those that offer volumes. */
export function emptyDraft(
  offering: readonly string[],
  region: string | undefined,
): VolumeDraft {
  const known = region !== undefined && offering.includes(region)
  return {
    name: '',
    description: '',
    region: known ? region : (offering[0] ?? ''),
    size: 10,
    source: 'blank',
    sourceId: undefined,
    type: undefined,
    zone: undefined,
    metadata: {},
  }
}

/** The input of `volume.create` that it means: what was left empty is absent. */
export function createInputOf(draft: VolumeDraft): Record<string, unknown> {
  const { name, description, region, size, source, sourceId, type, zone } = draft
  const input = {
    region,
    name: name.trim() || undefined,
    description: description || undefined,
    size,
    type,
    zone,
    metadata: Object.keys(draft.metadata).length > 0 ? draft.metadata : undefined,
    ...(source !== 'blank' && { [source]: sourceId }),
  }
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  )
}
