import { Type, type Static } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { imageActs } from './image-acts.ts'
import { changedImage, imageLine, patchCall } from './image-call.ts'
import { gigabytes, megabytes, visibilities, visibility } from './image-input.ts'

const input = Type.Object(
  {
    visibility: Type.Optional(visibility),
    isProtected: Type.Optional(Type.Boolean()),
    minimumDiskGigabytes: Type.Optional(gigabytes),
    minimumMemoryMegabytes: Type.Optional(megabytes),
  },
  { additionalProperties: false, minProperties: 1 },
)
type Input = Static<typeof input>

/** By Glance's own names. */
const attributes = (change: Input) => [
  ['visibility', change.visibility] as const,
  ['protected', change.isProtected] as const,
  ['min_disk', change.minimumDiskGigabytes] as const,
  ['min_ram', change.minimumMemoryMegabytes] as const,
]

/** https://docs.openstack.org/api-ref/image/v2/#update-image */
export const act = defineAct(imageActs.edit, {
  input,
  fields: [
    {
      name: 'visibility',
      label: 'Visibility',
      kind: 'choice',
      options: visibilities,
    },
    { name: 'isProtected', label: 'Protect against deletion', kind: 'flag' },
    {
      name: 'minimumDiskGigabytes',
      label: 'Smallest disk',
      kind: 'number',
      minimum: 0,
      unit: 'GB',
      help: 'A server needs at least such a disk to be made from it.',
    },
    {
      name: 'minimumMemoryMegabytes',
      label: 'Least memory',
      kind: 'number',
      minimum: 0,
      unit: 'MB',
    },
  ],
  initial: ([image]) =>
    image === undefined
      ? {}
      : {
          visibility: image.visibility,
          isProtected: image.isProtected,
          minimumDiskGigabytes: image.minimumDiskGigabytes,
          minimumMemoryMegabytes: image.minimumMemoryMegabytes,
        },
  submit: 'Save',
  warning: ([image], change) =>
    image?.visibility === 'shared' &&
    change.visibility !== undefined &&
    change.visibility !== 'shared'
      ? 'Projects that it is shared with **can no longer use it** to make servers.'
      : undefined,
  request: (image, change) => [
    patchCall(
      image,
      attributes(change).flatMap(([name, value]) =>
        value === undefined ? [] : [{ op: 'replace', name, value }],
      ),
    ),
  ],
  equivalents: (image, change) => {
    const { minimumDiskGigabytes: disk, minimumMemoryMegabytes: memory } = change
    const { isProtected } = change
    return {
      cli: imageLine(image, 'set', [
        change.visibility !== undefined && `--${change.visibility}`,
        isProtected !== undefined && (isProtected ? '--protected' : '--unprotected'),
        ...(disk === undefined ? [] : ['--min-disk', String(disk)]),
        ...(memory === undefined ? [] : ['--min-ram', String(memory)]),
      ]),
      terraform: changedImage(image, {
        visibility: change.visibility,
        protected: isProtected,
        min_disk_gb: disk,
        min_ram_mb: memory,
      }),
    }
  },
  describe: (subjects) => `Edit ${subjectNames(subjects, 'images')}`,
})
