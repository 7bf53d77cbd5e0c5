import { createHash } from 'node:crypto'
import { notFound } from './error.ts'
import type { Region } from '../core/region.ts'

/** A kind of storage; every region has the same ones, under ids of its own. */
export interface VolumeType {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly extra_specs: Readonly<Record<string, string>>
}

const TYPES: readonly Omit<VolumeType, 'id'>[] = [
  {
    name: 'standard',
    description: 'Spinning disks, for what is read seldom',
    extra_specs: {},
  },
  { name: 'ssd', description: 'Solid state, for databases', extra_specs: {} },
  {
    name: 'shared',
    description: 'Can be attached to several servers at once',
    extra_specs: { multiattach: '<is> True' },
  },
]

/** The first is the default. */
export function typesOf(region: Region): readonly VolumeType[] {
  return TYPES.map((type) => ({ id: typeId(region.id, type.name), ...type }))
}

/** Throws 404 in Cinder's words; `reference` is an id or a name, nothing the default. */
export function findType(region: Region, reference: string | undefined): VolumeType {
  const types = typesOf(region)
  const found =
    reference === undefined
      ? types[0]
      : types.find(({ id, name }) => id === reference || name === reference)
  if (found) return found
  const given = reference ?? 'default'
  throw /^[0-9a-f-]{36}$/.test(given)
    ? notFound('Volume type', given)
    : notFound('Volume type with name', given)
}

export const isMultiattach = ({ extra_specs }: VolumeType): boolean =>
  extra_specs['multiattach'] === '<is> True'

/** A UUID that follows from region and name, so that it is the same in every database. */
export function typeId(regionId: string, name: string): string {
  const hex = createHash('md5').update(`volume-type/${regionId}/${name}`).digest('hex')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-3$3-a$4-')
}
