import { containerFormats, diskFormats, visibilities } from './attributes.ts'

const text = (description: string, readOnly = false) => ({
  type: ['null', 'string'],
  description,
  ...(readOnly ? { readOnly: true } : { maxLength: 255 }),
})
const at = (description: string) => ({ type: 'string', readOnly: true, description })
const count = (description: string) => ({ type: 'integer', minimum: 0, description })

const imageProperties = {
  id: { type: 'string', description: 'An identifier for the image' },
  name: text('Descriptive name for the image'),
  status: {
    type: 'string',
    readOnly: true,
    enum: [
      'queued',
      'saving',
      'active',
      'killed',
      'deleted',
      'uploading',
      'importing',
      'deactivated',
    ],
    description: 'Status of the image',
  },
  visibility: {
    type: 'string',
    enum: visibilities,
    description: 'Scope of image accessibility',
  },
  protected: { type: 'boolean', description: 'If true, image will not be deletable.' },
  os_hidden: {
    type: 'boolean',
    description: 'If true, image will not appear in default list',
  },
  checksum: text('md5 hash of image contents.', true),
  os_hash_algo: text('Algorithm to calculate the os_hash_value', true),
  os_hash_value: text('Hexdigest of the image contents', true),
  owner: text('Owner of the image'),
  size: {
    type: ['null', 'integer'],
    readOnly: true,
    description: 'Size of image file in bytes',
  },
  virtual_size: {
    type: ['null', 'integer'],
    readOnly: true,
    description: 'Virtual size in bytes',
  },
  container_format: { type: ['null', 'string'], enum: [null, ...containerFormats] },
  disk_format: { type: ['null', 'string'], enum: [null, ...diskFormats] },
  created_at: at('Date and time of image registration'),
  updated_at: at('Date and time of the last image modification'),
  tags: { type: 'array', items: { type: 'string', maxLength: 255 } },
  min_ram: count('Amount of ram (in MB) required to boot image.'),
  min_disk: count('Amount of disk space (in GB) required to boot image.'),
  self: { type: 'string', readOnly: true },
  file: { type: 'string', readOnly: true },
  schema: { type: 'string', readOnly: true },
  os_distro: {
    type: 'string',
    is_base: false,
    description: 'Common name of the distribution',
  },
  os_version: { type: 'string', is_base: false, description: 'Its version' },
}
const image = {
  name: 'image',
  properties: imageProperties,
  additionalProperties: { type: 'string' },
  links: [
    { rel: 'self', href: '{self}' },
    { rel: 'enclosure', href: '{file}' },
    { rel: 'describedby', href: '{schema}' },
  ],
}
const member = {
  name: 'member',
  properties: {
    created_at: at('Date and time of image member creation'),
    image_id: { type: 'string', description: 'An identifier for the image' },
    member_id: { type: 'string', description: 'An identifier for the image member' },
    schema: { type: 'string', readOnly: true },
    status: { type: 'string', enum: ['pending', 'accepted', 'rejected'] },
    updated_at: at('Date and time of last modification of image member'),
  },
}
const task = {
  name: 'task',
  properties: {
    id: { type: 'string', description: 'An identifier for the task' },
    type: { type: 'string', enum: ['import', 'api_image_import'] },
    status: { type: 'string', enum: ['pending', 'processing', 'success', 'failure'] },
    input: { type: ['null', 'object'] },
    result: { type: ['null', 'object'] },
    owner: { type: 'string' },
    message: { type: 'string' },
    image_id: { type: 'string' },
    request_id: { type: 'string' },
    user_id: { type: 'string' },
    created_at: at('Datetime when this resource was created'),
    updated_at: at('Datetime when this resource was updated'),
    self: { type: 'string', readOnly: true },
    schema: { type: 'string', readOnly: true },
  },
}
const listOf = (name: string, entry: { name: string }) => ({
  name,
  properties: {
    [name]: { type: 'array', items: entry },
    first: { type: 'string' },
    next: { type: 'string' },
    schema: { type: 'string' },
  },
  links: [
    { rel: 'first', href: '{first}' },
    { rel: 'next', href: '{next}' },
    { rel: 'describedby', href: '{schema}' },
  ],
})

/** What `/v2/schemas/<name>` answers. */
export const schemas: Record<string, unknown> = {
  image,
  images: listOf('images', image),
  member,
  members: listOf('members', member),
  task,
  tasks: listOf('tasks', task),
}
