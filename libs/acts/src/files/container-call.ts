import { containerPath } from '@aloft/openstack/stored-object'
import { hclBlock, type HclValue, resourceName } from '../equivalents/hcl.ts'
import type { UpstreamCall } from '../upstream-call.ts'

/** POST of headers to a container: https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-container-metadata */
export function changeContainer(
  { region, name }: { readonly region: string; readonly name: string },
  headers: Readonly<Record<string, string>>,
): UpstreamCall {
  return {
    region,
    service: 'object-store',
    method: 'POST',
    path: containerPath(name),
    headers,
  }
}

/** A container of a configuration, or what is changed of it. */
export function containerBlock(
  name: string,
  values: Readonly<Record<string, HclValue | undefined>>,
): { readonly code: string } {
  const type = 'openstack_objectstorage_container_v1'
  return {
    code: hclBlock(`resource "${type}" "${resourceName(name)}"`, { name, ...values }),
  }
}

/** Above lines of `swift`: Swift's own client has what the common one lacks. */
export const swiftNote = '# What openstack lacks, the client python-swiftclient does:'
