import type { StoredObject } from '@aloft/openstack/stored-object'
import { Type } from 'typebox'
import type { Field } from '../field.ts'
import { containerName, objectName } from './file-input.ts'

/** Where an object goes, in the same region: Swift copies within an account. */
export const placeInput = Type.Object(
  { container: containerName, name: objectName },
  { additionalProperties: false },
)

export const placeFields: readonly Field[] = [
  { name: 'container', label: 'Into container', kind: 'text', required: true },
  {
    name: 'name',
    label: 'Name',
    kind: 'text',
    required: true,
    help: 'With its folders: summer/beach.jpg',
  },
]

export const placeOf = (object: StoredObject | undefined) =>
  object === undefined ? {} : { container: object.container, name: object.name }
