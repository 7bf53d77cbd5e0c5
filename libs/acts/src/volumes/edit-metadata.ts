import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverMetadata } from '../server-input.ts'
import { volumeActs } from './volume-acts.ts'
import { changedVolume, volumeCall } from './volume-input.ts'

const input = Type.Object({ metadata: serverMetadata }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/block-storage/v3/#update-a-volume-s-metadata */
export const act = defineAct(volumeActs.editMetadata, {
  input,
  fields: [{ name: 'metadata', label: 'Metadata', kind: 'metadata', required: true }],
  initial: ([volume]) => ({ metadata: { ...volume?.metadata } }),
  submit: 'Save metadata',
  request: (volume, { metadata }) => [
    volumeCall(volume, 'PUT', `/volumes/${encodeURIComponent(volume.id)}/metadata`, {
      metadata,
    }),
  ],
  equivalents: (volume, { metadata }) => {
    const gone = Object.keys(volume.metadata).filter((key) => !(key in metadata))
    const changed = Object.entries(metadata).filter(
      ([key, value]) => volume.metadata[key] !== value,
    )
    const line = (verb: string, properties: readonly string[]) =>
      openstackLine(volume.region, [
        'volume',
        verb,
        ...properties.flatMap((property) => ['--property', property]),
        volume.id,
      ])
    return {
      cli: [
        ...(gone.length > 0 ? [line('unset', gone)] : []),
        line(
          'set',
          changed.map(([key, value]) => `${key}=${value}`),
        ),
      ].join('\n'),
      terraform: changedVolume(volume, { metadata }),
    }
  },
  describe: (volumes) => `Edit metadata of ${subjectNames(volumes, 'volumes')}`,
})
