import { available, unavailable, type Availability } from '@aloft/openstack/availability'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { Type } from 'typebox'
import type { Field } from '../field.ts'
import { containerName } from './file-input.ts'
import type { ObjectPlace } from './object-call.ts'

/** Where several objects go, in the same region; each keeps its name, or the end of it. */
export const intoInput = Type.Object(
  {
    container: containerName,
    folder: Type.Optional(Type.String({ maxLength: 1024 })),
    /** What their names lose at the beginning: the folder that they are taken out of. */
    below: Type.Optional(Type.String({ maxLength: 1024 })),
  },
  { additionalProperties: false },
)

export interface Into {
  readonly container: string
  readonly folder?: string
  readonly below?: string
}

export const intoFields: readonly Field[] = [
  {
    name: 'container',
    label: 'Into container',
    kind: 'resource',
    of: 'container',
    required: true,
  },
  {
    name: 'folder',
    label: 'Folder',
    kind: 'text',
    placeholder: 'summer/beach',
    help: 'Empty: into none. It need not be there yet.',
  },
]

/** As a beginning of names: without a slash before it, with one behind it. */
export function folderPrefix(folder: string): string {
  const bare = folder.trim().replaceAll(/^\/+|\/+$/g, '')
  return bare === '' ? '' : `${bare}/`
}

/** Where one of them goes. */
export function placeInto(
  { name }: Pick<StoredObject, 'name'>,
  { container, folder = '', below = '' }: Into,
): ObjectPlace {
  return { container, name: `${folderPrefix(folder)}${name.slice(below.length)}` }
}

/** Swift's `max_object_name_length`, in bytes. */
const mostNameBytes = 1024

/** Whether it can go there, as far as names tell. */
export function mayGoInto(object: StoredObject, into: Into): Availability {
  const { container, name } = placeInto(object, into)
  if (!object.name.startsWith(into.below ?? ''))
    return unavailable(`It does not lie in ${into.below}.`)
  if (name === '') return unavailable('It would have no name there: give a folder.')
  if (container === object.container && name === object.name)
    return unavailable('It is there already.')
  if (new TextEncoder().encode(name).length > mostNameBytes)
    return unavailable(`Its name would be longer than ${mostNameBytes} bytes.`)
  return available
}

/** `backups/old/`: where they go, for titles. */
export const intoWords = ({ container, folder = '' }: Into): string =>
  `${container}/${folderPrefix(folder)}`
