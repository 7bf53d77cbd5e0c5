import { Type } from 'typebox'

/** Glance keeps names of at most 255 characters. */
export const imageName = Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' })

export const imageTags = Type.Array(Type.String({ minLength: 1, maxLength: 255 }), {
  maxItems: 128,
  uniqueItems: true,
})

/** Custom properties. What begins with `os_glance_` is the cloud's own. */
export const imageProperties = Type.Record(
  Type.String({ minLength: 1, maxLength: 255, pattern: '^(?!os_glance_)' }),
  Type.String({ maxLength: 65_535 }),
  { maxProperties: 128, description: 'must have names that do not begin with os_glance_' },
)

export const diskFormats = [
  { value: 'qcow2', label: 'QCOW2', help: 'grows as it is used; what most clouds offer' },
  { value: 'raw', label: 'Raw', help: 'every byte of the disk' },
  { value: 'iso', label: 'ISO', help: 'an installation disc' },
  { value: 'vmdk', label: 'VMDK', help: 'of VMware' },
  { value: 'vhd', label: 'VHD', help: 'of Hyper-V and Xen' },
  { value: 'vhdx', label: 'VHDX', help: 'of Hyper-V' },
  { value: 'vdi', label: 'VDI', help: 'of VirtualBox' },
] as const

export const diskFormat = Type.Enum(diskFormats.map(({ value }) => value))

export const visibilities = [
  { value: 'private', label: 'Private', help: 'of this project alone' },
  { value: 'shared', label: 'Shared', help: 'and of those projects that it is given to' },
  {
    value: 'community',
    label: 'Community',
    help: 'whoever knows its id may use it; it is in nobody else’s list',
  },
  { value: 'public', label: 'Public', help: 'in everybody’s list: for administrators' },
] as const

export const visibility = Type.Enum(visibilities.map(({ value }) => value))

export const gigabytes = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
export const megabytes = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export const projectId = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[A-Za-z0-9_-]+$',
  description: 'must be the id of a project',
})

/** As the person's computer calls it. */
export const imageFileName = Type.String({ minLength: 1, maxLength: 255 })

/** Fetched by the cloud itself, so it must be reached from there. */
export const imageUrl = Type.String({
  maxLength: 2048,
  pattern: '^https?://[^\\s/]+(/\\S*)?$',
  description: 'must be an address that begins with http:// or https://',
})
