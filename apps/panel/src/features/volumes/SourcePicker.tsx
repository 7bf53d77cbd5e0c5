import { RadioGroup } from '@aloft/ui/RadioGroup'
import { ImagePicker } from '../../acts/ImagePicker.tsx'
import { ResourcePicker } from '../../acts/ResourcePicker.tsx'
import styles from './CreateVolume.module.css'
import { sources, type VolumeDraft } from './volume-draft.ts'

const fields = {
  snapshot: {
    name: 'snapshot',
    label: 'Snapshot',
    kind: 'resource',
    of: 'snapshot',
    required: true,
  },
  volume: {
    name: 'volume',
    label: 'Volume',
    kind: 'resource',
    of: 'volume',
    required: true,
  },
} as const

/** What the new volume starts with: nothing, or a copy of something of its region. */
export function SourcePicker({
  draft: { region, source, sourceId, size },
  change,
}: {
  draft: VolumeDraft
  change: (part: Partial<VolumeDraft>) => void
}) {
  const choose = (id: unknown) =>
    change({ sourceId: typeof id === 'string' && id !== '' ? id : undefined })
  return (
    <div className={styles.fields}>
      <div className={styles.regions}>
        <RadioGroup
          label="It starts with"
          value={source}
          onChange={(next) => change({ source: next, sourceId: undefined })}
          options={sources}
        />
      </div>
      {source === 'image' && (
        <ImagePicker
          key={region}
          region={region}
          label="Image"
          value={sourceId}
          onChange={choose}
          blocked={({ minimumDiskGigabytes }) =>
            minimumDiskGigabytes > (size ?? 0)
              ? `needs ${minimumDiskGigabytes} GB: choose a larger size first`
              : undefined
          }
        />
      )}
      {(source === 'snapshot' || source === 'volume') && (
        <ResourcePicker
          key={`${region} ${source}`}
          field={fields[source]}
          region={region}
          value={sourceId}
          error={undefined}
          onChange={choose}
        />
      )}
    </div>
  )
}
