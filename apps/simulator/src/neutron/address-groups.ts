import type { ServiceScope } from '../core/cloud.ts'
import { formatCidr, parseCidr } from './address.ts'
import { badRequest, conflict } from './fault.ts'
import type { Kind } from './kind.ts'
import type { AddressGroup, Networking } from './model.ts'
import { addressGroupNotFound } from './not-found.ts'
import { changed, newResource, textsOf } from './resource.ts'

/** Ranges that rules can name together. Its acts to add and take single ones away are left out. */
export function addressGroupKind(
  scope: ServiceScope,
  { addressGroups, rules }: Networking,
): Kind<AddressGroup> {
  return {
    singular: 'address_group',
    plural: 'address_groups',
    path: 'address-groups',
    collection: addressGroups,
    notFound: addressGroupNotFound,
    attributes: { addresses: { type: 'texts' } },
    toBody: (group) => ({ ...group, shared: false }),
    create(given, projectId) {
      const addresses = textsOf(given, 'addresses').map(plainRange)
      return addressGroups.put({ ...newResource(scope, projectId, given), addresses })
    },
    update: (group, given) => addressGroups.put(changed(scope, group, given)),
    remove(group) {
      const isUsed = rules.list().some(({ remote_address_group_id: id }) => id === group.id)
      if (isUsed) {
        throw conflict('AddressGroupInUse', `Address group ${group.id} is in use.`)
      }
      addressGroups.delete(group.id)
    },
  }
}

function plainRange(text: string): string {
  const range = parseCidr(text)
  if (range) return formatCidr(range)
  throw badRequest(`Invalid input for addresses. Reason: '${text}' is not a valid CIDR.`)
}
