import { objectPath, type StoredObject } from '@aloft/openstack/stored-object'
import { hclBlock, type HclValue, resourceName } from '../equivalents/hcl.ts'
import { commandLine, openstackLine } from '../equivalents/shell.ts'
import type { TakeBack } from '../act.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { swiftNote } from './container-call.ts'

/** Where an object is, or will be. */
export interface ObjectPlace {
  readonly container: string
  readonly name: string
}

/**
 * POST of an object's headers. Swift forgets what is not sent again, so all that it has is.
 * https://docs.openstack.org/api-ref/object-store/#create-or-update-object-metadata
 */
export function changeObject(
  object: StoredObject,
  changes: {
    readonly metadata?: Readonly<Record<string, string>>
    readonly contentType?: string
    /** `0`: it no longer expires. */
    readonly expiresAfterSeconds?: number
  },
): UpstreamCall {
  const { region, container, name, expiresAtMs } = object
  const after = changes.expiresAfterSeconds
  return {
    region,
    service: 'object-store',
    method: 'POST',
    path: objectPath(container, name),
    headers: {
      ...object.kept,
      ...metadataHeaders(changes.metadata ?? object.metadata ?? {}),
      ...(after === undefined && expiresAtMs !== undefined && expiryHeader(expiresAtMs)),
      ...(after !== undefined && after > 0 && { 'X-Delete-After': String(after) }),
      'Content-Type': changes.contentType ?? object.contentType,
    },
  }
}

export const expiryHeader = (expiresAtMs: number) => ({
  'X-Delete-At': String(Math.floor(expiresAtMs / 1000)),
})

export const metadataHeaders = (
  metadata: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [`X-Object-Meta-${name}`, value]),
  )

/**
 * The first call of a copy: an empty object takes the name, so that what is there already is not
 * replaced. Swift holds the conditions of a copy against what is copied, and answers 304 to
 * `If-None-Match: *`.
 */
export function takeName(object: StoredObject, to: ObjectPlace): UpstreamCall {
  return {
    region: object.region,
    service: 'object-store',
    method: 'PUT',
    path: objectPath(to.container, to.name),
    headers: { 'If-None-Match': '*' },
    text: '',
    contentType: object.contentType,
  }
}

/**
 * A copy made by Swift itself, 5 GB at most: of a large object one with all of its bytes, which needs
 * nothing of the other. `manifest`: the manifest alone, for who deletes that of the other; two that name
 * the same segments must not stay, because whoever deletes one with its segments destroys both.
 * https://docs.openstack.org/swift/latest/middleware.html#server-side-copy
 */
export function copyObject(
  object: StoredObject,
  to: ObjectPlace,
  what: 'bytes' | 'manifest' = 'bytes',
): UpstreamCall[] {
  const { region, container, name, contentType, expiresAtMs, isLarge } = object
  const query = isLarge && what === 'manifest' ? '?multipart-manifest=get' : ''
  return [
    takeName(object, to),
    {
      region,
      service: 'object-store',
      method: 'PUT',
      path: objectPath(to.container, to.name) + query,
      headers: {
        'X-Copy-From': objectPath(container, name),
        ...(expiresAtMs !== undefined && expiryHeader(expiresAtMs)),
      },
      text: '',
      contentType,
    },
  ]
}

/** A copy, and the deletion of what was copied; of a large object the segments stay where they are. */
export const moveObject = (object: StoredObject, to: ObjectPlace): UpstreamCall[] => [
  ...copyObject(object, to, 'manifest'),
  deleteObject(object),
]

/** What a move of it means that people would not expect. */
export const moveWarning = (object: StoredObject | undefined): string | undefined =>
  object?.isLarge === true
    ? 'It is made of segments: these **stay where they are**, under their old names.'
    : undefined

/** Whether the copy was made, by what was answered to the calls of `copyObject` and those after them. */
export const isCopied = (answers: readonly unknown[]): boolean => answers.length > 1

/** Gives the name back that was taken for a copy that did not come about. */
export const freeName = (region: string, to: ObjectPlace): TakeBack => ({
  call: deleteObject({ region, ...to }),
  worked: 'Nothing was changed.',
  stays: `${to.container}/${to.name} is there, and empty.`,
})

/** DELETE of an object; of a large one the segments stay unless they are asked for too. */
export function deleteObject(
  { region, container, name }: Pick<StoredObject, 'region' | 'container' | 'name'>,
  query = '',
): UpstreamCall {
  const path = `${objectPath(container, name)}${query}`
  return { region, service: 'object-store', method: 'DELETE', path }
}

/** The common client has no copy: the bytes go through a file. */
export function copyLines(object: StoredObject, to: ObjectPlace): string[] {
  const { region, container, name, isLarge } = object
  const file = name.split('/').filter(Boolean).at(-1) ?? 'object'
  const save = openstackLine(region, ['object', 'save', '--file', file, container, name])
  if (isLarge) {
    const words = ['upload', '--use-slo', '--segment-size', '64M']
    const into = ['--object-name', to.name, to.container, file]
    return [save, swiftNote, swiftLine(region, [...words, ...into])]
  }
  return [
    save,
    openstackLine(region, ['object', 'create', '--name', to.name, to.container, file]),
  ]
}

/** The common client leaves the segments of a large object. */
export function deleteLines({ region, container, name, isLarge }: StoredObject): string[] {
  return isLarge
    ? [swiftNote, swiftLine(region, ['delete', container, name])]
    : [openstackLine(region, ['object', 'delete', container, name])]
}

const swiftLine = (region: string, words: readonly string[]): string =>
  commandLine(['swift', '--os-region-name', region, ...words])

export function objectBlock(
  container: string,
  name: string,
  values: Readonly<Record<string, HclValue | undefined>>,
): { readonly code: string } {
  const type = 'openstack_objectstorage_object_v1'
  return {
    code: hclBlock(`resource "${type}" "${resourceName(name)}"`, {
      container_name: container,
      name,
      ...values,
    }),
  }
}
