import { readRecord, readText } from '@aloft/openstack/json-reader'
import { Type, type Static } from 'typebox'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { imageActs } from './image-acts.ts'
import { imageCall } from './image-call.ts'
import {
  diskFormat,
  diskFormats,
  gigabytes,
  imageName,
  imageFileName,
  imageProperties,
  imageTags,
  imageUrl,
  megabytes,
  visibilities,
  visibility,
} from './image-input.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: imageName,
    diskFormat,
    /** Where the cloud fetches the bytes from. Absent: they are uploaded or imported later. */
    url: Type.Optional(imageUrl),
    /** The file whose bytes are uploaded into it next: for the words of other tools alone. */
    file: Type.Optional(imageFileName),
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

const idOf = (answers: readonly unknown[]) => readText(readRecord(answers[0]).id)

function madeImage(answers: readonly unknown[]): string {
  const id = idOf(answers)
  if (id === undefined) throw new Error('The answer names no image.')
  return id
}

const fetching = (uri: string) => ({ method: { name: 'web-download', uri } })

function lines(image: Input): string {
  const { region, url, name } = image
  if (url === undefined) return line(image)
  const words = ['image', 'import', '--method', 'web-download', '--uri', url, name]
  return [line(image), openstackLine(region, words)].join('\n')
}

function line(image: Input): string {
  const { minimumDiskGigabytes: disk, minimumMemoryMegabytes: memory } = image
  return openstackLine(image.region, [
    'image',
    'create',
    ...(image.file === undefined ? [] : ['--file', image.file]),
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
 * The record, into which the cloud fetches a file when it is told an address, or bytes are uploaded
 * afterwards. https://docs.openstack.org/api-ref/image/v2/#create-image, then #import-an-image
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
    {
      name: 'url',
      label: 'Address of the file',
      kind: 'text',
      placeholder: 'https://cloud.debian.org/images/…/debian-13-generic-amd64.qcow2',
      help: 'The cloud fetches it itself, so it must be reached from there.',
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
  followUp: (_subject, { region, url }, answers) =>
    url === undefined
      ? []
      : [
          imageCall(
            { region, id: answers.length === 0 ? 'IMAGE_ID' : madeImage(answers) },
            'POST',
            '/import',
            fetching(url),
          ),
        ],
  afterwards: (_subject, { region, file }) =>
    file === undefined
      ? []
      : [
          {
            ...imageCall({ region, id: 'IMAGE_ID' }, 'PUT', '/file'),
            contentType: 'application/octet-stream',
            file,
          },
        ],
  takeBack: (_subject, { region, name }, answers) => ({
    call: imageCall({ region, id: idOf(answers) ?? name }, 'DELETE'),
    worked: `The image ${name} was taken away again.`,
    stays: `The image ${name} is there, without bytes.`,
  }),
  equivalents: (_subject, image) => ({
    cli: lines(image),
    terraform: {
      code: hclBlock(`resource "openstack_images_image_v2" "${resourceName(image.name)}"`, {
        name: image.name,
        region: image.region,
        image_source_url: image.url,
        web_download: image.url === undefined ? undefined : true,
        local_file_path: image.file,
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
  madeId: idOf,
  describe: (_subjects, { name, region, url }, regionName) =>
    `Create image ${name} in ${regionName(region)}${url === undefined ? '' : ` from ${url}`}`,
})
