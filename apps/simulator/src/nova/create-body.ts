import { Fault } from '../core/fault.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { type BlockDevice, invalidDevice, toBlockDevices } from './block-device.ts'
import {
  invalidField,
  optionalString,
  refuseUnknown,
  requireName,
  requireObject,
  requireTexts,
} from './body.ts'
import type { RequestedNetwork } from './ports.ts'
import { requireTags } from './tag.ts'

/** What `POST /servers` asks for. */
export interface CreateRequest {
  name: string
  imageId: string
  flavorId: string
  /** Nothing: whatever network there is. */
  networks: RequestedNetwork[] | 'auto' | 'none' | undefined
  metadata: Record<string, string>
  tags: string[]
  securityGroups: string[] | undefined
  keyName: string | undefined
  userData: string | undefined
  description: string | undefined
  hostname: string | undefined
  zone: string | undefined
  configDrive: boolean
  diskConfig: 'AUTO' | 'MANUAL'
  accessIPv4: string
  accessIPv6: string
  adminPass: string | undefined
  minCount: number
  maxCount: number
  returnReservationId: boolean
  devices: BlockDevice[]
  hints: JsonObject
}

const KNOWN = [
  'name', 'imageRef', 'flavorRef', 'adminPass', 'metadata', 'networks', 'OS-DCF:diskConfig',
  'accessIPv4', 'accessIPv6', 'availability_zone', 'block_device_mapping',
  'block_device_mapping_v2', 'config_drive', 'key_name', 'min_count', 'max_count',
  'return_reservation_id', 'security_groups', 'user_data',
] // prettier-ignore
const SINCE: Record<string, number> = {
  description: 19,
  tags: 52,
  trusted_image_certificates: 63,
  host: 74,
  hypervisor_hostname: 74,
  hostname: 90,
}
const UUID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i

/** Reads the body; throws 400 in the words of Nova's schemas. */
export function parseCreate(body: unknown, version: number): CreateRequest {
  const server = requireObject(body, 'server')
  const newer = Object.keys(SINCE).filter((key) => version >= (SINCE[key] ?? 0))
  refuseUnknown('server', server, [
    ...KNOWN,
    ...newer,
    ...(version < 57 ? ['personality'] : []),
  ])
  for (const key of ['name', 'flavorRef', ...(version >= 37 ? ['networks'] : [])]) {
    if (server[key] === undefined) {
      throw invalidField('server', server, `'${key}' is a required property`)
    }
  }
  const minCount = toCount('min_count', server['min_count'] ?? 1)
  const maxCount = toCount('max_count', server['max_count'] ?? minCount)
  if (minCount > maxCount) throw new Fault(400, 'min_count must be <= max_count')
  const devices = toBlockDevices(server['block_device_mapping_v2'], version)
  const hints = isObject(body) ? (body['os:scheduler_hints'] ?? {}) : {}
  if (!isObject(hints))
    throw invalidField('os:scheduler_hints', hints, 'it is not an object')
  const diskConfig = server['OS-DCF:diskConfig'] ?? 'MANUAL'
  if (diskConfig !== 'AUTO' && diskConfig !== 'MANUAL') {
    throw invalidField(
      'OS-DCF:diskConfig',
      diskConfig,
      `it is not one of ['AUTO', 'MANUAL']`,
    )
  }
  return {
    name: requireName('name', server['name']),
    imageId: toImageId(server, devices),
    flavorId: String(server['flavorRef']),
    networks: toNetworks(server['networks'], version),
    metadata:
      server['metadata'] === undefined ? {} : requireTexts('metadata', server['metadata']),
    tags: server['tags'] === undefined ? [] : requireTags(server['tags'], 'tags'),
    securityGroups: toGroups(server['security_groups']),
    keyName: optionalString('key_name', server['key_name']),
    userData: toUserData(server['user_data']),
    description: optionalString('description', server['description']),
    hostname: optionalString('hostname', server['hostname']),
    zone: optionalString('availability_zone', server['availability_zone'])?.split(':')[0],
    configDrive: [true, 'true', 'True', '1'].some((yes) => yes === server['config_drive']),
    diskConfig,
    accessIPv4: optionalString('accessIPv4', server['accessIPv4']) ?? '',
    accessIPv6: optionalString('accessIPv6', server['accessIPv6']) ?? '',
    adminPass: optionalString('adminPass', server['adminPass']),
    minCount,
    maxCount,
    returnReservationId: server['return_reservation_id'] === true,
    devices,
    hints,
  }
}

function toCount(path: string, value: unknown): number {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1) {
    throw invalidField(path, value, `${String(value)} is less than the minimum of 1`)
  }
  return count
}

function toImageId(server: JsonObject, devices: readonly BlockDevice[]): string {
  const reference = server['imageRef']
  if (reference === undefined || reference === null || reference === '') {
    if (devices.some(({ bootIndex }) => bootIndex === 0)) return ''
    if (devices.length === 0) throw new Fault(400, 'Missing imageRef attribute')
    throw invalidDevice(
      'Boot sequence for the instance and image/block device mapping combination is not valid.',
    )
  }
  if (typeof reference === 'string' && UUID.test(reference)) return reference
  throw new Fault(400, 'Invalid imageRef provided.')
}

function toNetworks(value: unknown, version: number): CreateRequest['networks'] {
  if (value === undefined) return undefined
  if (version >= 37 && (value === 'auto' || value === 'none')) return value
  if (!Array.isArray(value)) {
    throw invalidField('networks', value, `it is not valid under any of the given schemas`)
  }
  return value.map((each: unknown, index) => {
    if (!isObject(each))
      throw invalidField(`networks/${index}`, each, `it is not an object`)
    refuseUnknown(`networks/${index}`, each, ['uuid', 'port', 'fixed_ip', 'tag'])
    const networkId = optionalString(`networks/${index}/uuid`, each['uuid'])
    const portId = optionalString(`networks/${index}/port`, each['port'])
    const fixedIp = optionalString(`networks/${index}/fixed_ip`, each['fixed_ip'])
    if (portId === undefined && (networkId === undefined || !UUID.test(networkId))) {
      throw new Fault(
        400,
        `Bad networks format: network uuid is not in proper format (${networkId ?? 'None'})`,
      )
    }
    return {
      ...(networkId !== undefined && { networkId }),
      ...(portId !== undefined && { portId }),
      ...(fixedIp !== undefined && { fixedIp }),
    }
  })
}

function toGroups(value: unknown): string[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value))
    throw invalidField('security_groups', value, 'it is not a list')
  const names = value.map((each: unknown) => (isObject(each) ? each['name'] : undefined))
  return [...new Set(names.filter((name) => typeof name === 'string'))]
}

/** Throws 400 unless it is base64 of no more than Nova takes. */
export function toUserData(value: unknown): string | undefined {
  const text = optionalString('user_data', value)
  if (text === undefined) return undefined
  if (text.length > 65_535) throw invalidField('user_data', '…', 'it is too long')
  const plain = text.replaceAll(/\s/g, '')
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) {
    throw invalidField('user_data', text, `'${text}' is not a 'base64'`)
  }
  return text
}
