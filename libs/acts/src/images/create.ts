import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type, type Static } from 'typebox'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { imageActs } from './image-acts.ts'
import {
  diskFormat,
  diskFormats,
  gigabytes,
  imageName,
  imageProperties,
  imageTags,
  megabytes,
  visibilities,
  visibility,
} from './image-input.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: imageName,
    diskFormat,
    visibility: Type.Optional(visibility),
    minimumDiskGigabytes: Type.Optional(gigabytes),
    minimumMemoryMegabytes: Type.Optional(megabytes),
    isProtected: Type.Optional(Type.Boolean()),
    tags: Type.Optional(imageTags),
    properties: Type.Optional(imageProperties),
  },
  { additionalProperties: false },
)
type Input = Static<typeof input>

const body = (image: Input): object => ({
  ...image.properties,
  name: image.name,
  disk_format: image.diskFormat,
  container_format: 'bare',
  visibility: image.visibility ?? 'private',
  min_disk: image.minimumDiskGigabytes,
  min_ram: image.minimumMemoryMegabytes,
  protected: image.isProtected,
  tags: image.tags,
})

function line(image: Input): string {
  const { minimumDiskGigabytes: disk, minimumMemoryMegabytes: memory } = image
  return openstackLine(image.region, [
    'image',
    'create',
    '--disk-format',
    image.diskFormat,
    '--container-format',
    'bare',
    `--${image.visibility ?? 'private'}`,
    ...(disk === undefined ? [] : ['--min-disk', String(disk)]),
    ...(memory === undefined ? [] : ['--min-ram', String(memory)]),
    image.isProtected === true && '--protected',
    ...(image.tags ?? []).flatMap((tag) => ['--tag', tag]),
    ...Object.entries(image.properties ?? {}).flatMap(([name, value]) => [
      '--property',
      `${name}=${value}`,
    ]),
    image.name,
  ])
}

/**
 * The record alone: its bytes are uploaded or imported into it afterwards.
 * https://docs.openstack.org/api-ref/image/v2/#create-image
 */
export const act = defineAct(imageActs.create, {
  input,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'region', label: 'Region', kind: 'region', required: true },
    {
      name: 'diskFormat',
      label: 'Disk format',
      kind: 'choice',
      options: diskFormats,
      required: true,
    },
    { name: 'visibility', label: 'Visibility', kind: 'choice', options: visibilities },
    {
      name: 'minimumDiskGigabytes',
      label: 'Smallest disk',
      kind: 'number',
      minimum: 0,
      unit: 'GB',
    },
    {
      name: 'minimumMemoryMegabytes',
      label: 'Least memory',
      kind: 'number',
      minimum: 0,
      unit: 'MB',
    },
    { name: 'isProtected', label: 'Protect against deletion', kind: 'flag' },
    { name: 'tags', label: 'Tags', kind: 'tags' },
    { name: 'properties', label: 'Properties', kind: 'metadata' },
  ],
  request: (_subject, image) => [
    {
      region: image.region,
      service: 'image',
      method: 'POST',
      path: '/images',
      body: body(image),
    },
  ],
  equivalents: (_subject, image) => ({
    cli: line(image),
    terraform: {
      code: hclBlock(`resource "openstack_images_image_v2" "${resourceName(image.name)}"`, {
        name: image.name,
        region: image.region,
        disk_format: image.diskFormat,
        container_format: 'bare',
        visibility: image.visibility ?? 'private',
        min_disk_gb: image.minimumDiskGigabytes,
        min_ram_mb: image.minimumMemoryMegabytes,
        protected: image.isProtected,
        tags: image.tags,
        properties: image.properties,
      }),
    },
  }),
  madeId: (answers) => readText(readRecord(answers.at(-1)).id),
  describe: (_subjects, { name, region }) => `Create image ${name} in ${region}`,
})
