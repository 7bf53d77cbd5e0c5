import { isObject } from '../core/json.ts'
import { inWords } from '../core/wording.ts'
import { parseAddress, parseCidr } from './address.ts'
import { badRequest, conflict, invalid } from './fault.ts'
import type { Port } from './model.ts'

export type AddressPair = Port['allowed_address_pairs'][number]

const mostPairs = 10
const mac = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i

/** Addresses beside its own that a port may send from; the MAC address is the port's unless given. */
export function addressPairsOf(wanted: unknown, macAddress: string): AddressPair[] {
  if (wanted === undefined || wanted === null) return []
  if (!Array.isArray(wanted)) {
    throw invalid('allowed_address_pairs', 'Allowed address pairs must be a list')
  }
  if (wanted.length > mostPairs) {
    throw badRequest(
      `The number of allowed address pair exceeds the maximum ${mostPairs}.`,
      'AllowedAddressPairExhausted',
    )
  }
  const pairs: AddressPair[] = []
  for (const entry of wanted) {
    const address = isObject(entry) ? entry['ip_address'] : undefined
    const given = isObject(entry) ? entry['mac_address'] : undefined
    if (address === undefined) {
      throw badRequest(
        'Invalid input for operation: AllowedAddressPair must contain ip_address.',
        'AllowedAddressPairsMissingIP',
      )
    }
    const text = inWords(address)
    if (parseAddress(text) === undefined && !parseCidr(text)) {
      throw invalid('allowed_address_pairs', `'${text}' is not a valid IP subnet`)
    }
    if (given !== undefined && !mac.test(inWords(given))) {
      throw invalid(
        'allowed_address_pairs',
        `'${inWords(given)}' is not a valid MAC address`,
      )
    }
    const pair = {
      mac_address: given === undefined ? macAddress : inWords(given).toLowerCase(),
      ip_address: text,
    }
    const isTwice = pairs.some(
      (one) => one.ip_address === pair.ip_address && one.mac_address === pair.mac_address,
    )
    if (isTwice) {
      throw badRequest(
        `Invalid input for operation: Request contains duplicate address pair: mac_address ${pair.mac_address} ip_address ${pair.ip_address}.`,
        'DuplicateAddressPairInRequest',
      )
    }
    pairs.push(pair)
  }
  return pairs
}

/** What port security rules out. Throws 400 or 409 in ML2's words. */
export function checkPortSecurity(
  port: Pick<
    Port,
    'port_security_enabled' | 'security_groups' | 'allowed_address_pairs' | 'fixed_ips'
  >,
  act: 'create' | 'update',
  hasNewGroups: boolean,
): void {
  if (!port.port_security_enabled && port.allowed_address_pairs.length > 0) {
    throw conflict(
      'AddressPairAndPortSecurityRequired',
      'Port Security must be enabled in order to have allowed address pairs on a port.',
    )
  }
  if (port.security_groups.length === 0) return
  if (port.port_security_enabled && port.fixed_ips.length > 0) return
  if (port.port_security_enabled && !hasNewGroups) return
  if (act === 'create' || hasNewGroups) {
    throw badRequest(
      'Port security must be enabled and port must have an IP address in order to use security groups.',
      'PortSecurityAndIPRequiredForSecurityGroups',
    )
  }
  throw conflict(
    'PortSecurityPortHasSecurityGroup',
    'Port has security group associated. Cannot disable port security or IP address until security group is removed.',
  )
}
