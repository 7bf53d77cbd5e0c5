import { Fault } from '../core/fault.ts'
import { isObject, type JsonObject } from '../core/json.ts'
import { inWords } from '../core/wording.ts'
import { invalidField, optionalString } from './body.ts'

/** A volume that a new server is to have, or is to be given. */
export interface BlockDevice {
  readonly source: 'volume' | 'image' | 'snapshot' | 'blank'
  /** Of the volume, image or snapshot. */
  readonly uuid?: string
  /** GiB. */
  readonly size?: number
  /** The server boots from the device that has 0. */
  readonly bootIndex?: number
  readonly deleteOnTermination: boolean
  readonly tag?: string
  readonly volumeType?: string
}

const UUID = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i

export const invalidDevice = (details: string): Fault =>
  new Fault(400, `Block Device Mapping is Invalid: ${details}`)

/**
 * Reads `block_device_mapping_v2`; throws 400 in Nova's words. What lies on the server's own
 * disk (`destination_type` local) is no volume, and left out.
 */
export function toBlockDevices(value: unknown, version: number): BlockDevice[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    throw invalidField('block_device_mapping_v2', value, 'it is not a list')
  }
  return value.flatMap((each: unknown) => toBlockDevice(each, version) ?? [])
}

function toBlockDevice(value: unknown, version: number): BlockDevice | undefined {
  const given = isObject(value) ? value : {}
  const source = sourceOf(given)
  const destination =
    optionalString('destination_type', given['destination_type']) ??
    (source === 'volume' || source === 'snapshot' ? 'volume' : 'local')
  if (destination === 'local' && source !== 'volume' && source !== 'snapshot') {
    return undefined
  }
  if (destination !== 'volume') {
    throw invalidDevice(
      `Mapping of ${source} to ${destination} is not supported for the instance.`,
    )
  }
  const uuid = optionalString('uuid', given['uuid'])
  if (source !== 'blank' && (uuid === undefined || !UUID.test(uuid))) {
    throw invalidDevice('Missing device UUID.')
  }
  const size = sizeOf(given['volume_size'])
  if (source === 'image' && !size) {
    throw invalidDevice(
      `Images with destination_type 'volume' need to have a non-zero size specified`,
    )
  }
  if (source === 'blank' && !size) {
    throw invalidDevice(
      `Blank volumes (source: 'blank', dest: 'volume') need to have non-zero size`,
    )
  }
  const bootIndex = Number(given['boot_index'] ?? -1)
  const tag = version >= 42 ? optionalString('tag', given['tag']) : undefined
  const volumeType =
    version >= 67 ? optionalString('volume_type', given['volume_type']) : undefined
  return {
    source,
    ...(uuid !== undefined && { uuid }),
    ...(size !== undefined && { size }),
    ...(bootIndex >= 0 && { bootIndex }),
    deleteOnTermination: [true, 'true', 'True', '1'].some(
      (yes) => yes === given['delete_on_termination'],
    ),
    ...(tag !== undefined && { tag }),
    ...(volumeType !== undefined && { volumeType }),
  }
}

function sourceOf(given: JsonObject): BlockDevice['source'] {
  const known = ['volume', 'image', 'snapshot', 'blank'] as const
  const found = known.find((source) => source === given['source_type'])
  if (found) return found
  throw invalidDevice('Invalid source_type field.')
}

function sizeOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  const text = inWords(value)
  if (!/^\d+$/.test(text)) throw invalidDevice('Invalid volume_size field.')
  return Number(text)
}
