import {
  compact,
  isRecord,
  readEach,
  readFlag,
  readList,
  readNumber,
  readRecord,
  readText,
  readTextRecord,
  readTexts,
} from './json-reader.ts'

export interface ServerAddress {
  readonly network: string
  readonly address: string
  readonly version: 4 | 6
  readonly kind: 'fixed' | 'floating'
  readonly mac?: string
}

/** The size that a server was made with; Nova ≥ 2.47 embeds it and no longer tells the flavor's id. */
export interface ServerFlavor {
  /** Only below 2.47. */
  readonly id?: string
  readonly name?: string
  readonly memoryMegabytes?: number
  readonly vcpus?: number
  readonly diskGigabytes?: number
}

export interface ServerFault {
  readonly code?: number
  readonly message: string
  readonly at?: string
}

/** A server as Nova tells it, in the region that it was read from. */
export interface Server {
  readonly region: string
  readonly id: string
  readonly name: string
  /** Nova's word in upper case: `ACTIVE`, `SHUTOFF`, … `UNKNOWN` when the answer has none. */
  readonly status: string
  /** `rebooting`, `resize_prep` …; absent when nothing is under way. */
  readonly taskState?: string
  /** `active`, `stopped`, `rescued` … */
  readonly vmState?: string
  /** Nova's number: 1 running, 3 paused, 4 shut down. */
  readonly powerState?: number
  readonly locked: boolean
  /** Nova ≥ 2.73. */
  readonly lockedReason?: string
  /** Absent for servers that boot from a volume. */
  readonly imageId?: string
  readonly flavor: ServerFlavor
  readonly addresses: readonly ServerAddress[]
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  readonly securityGroups: readonly string[]
  readonly volumeIds: readonly string[]
  readonly keyName?: string
  readonly description?: string
  readonly zone?: string
  readonly hostId?: string
  readonly userId?: string
  readonly projectId?: string
  /** ISO 8601, UTC. */
  readonly createdAt?: string
  readonly updatedAt?: string
  readonly launchedAt?: string
  /** Nova says that it never ran (a build that failed): most acts are refused then. */
  readonly neverLaunched: boolean
  /** 0 … 100 while it is being built, resized or moved. */
  readonly progress?: number
  readonly fault?: ServerFault
}

function parseAddresses(value: unknown): ServerAddress[] {
  return Object.entries(readRecord(value)).flatMap(([network, entries]) =>
    readList(entries).flatMap((entry): ServerAddress[] => {
      const record = readRecord(entry)
      const address = readText(record.addr)
      if (address === undefined) return []
      const mac = readText(record['OS-EXT-IPS-MAC:mac_addr'])
      return [
        {
          network,
          address,
          version: readNumber(record.version) === 6 ? 6 : 4,
          kind: record['OS-EXT-IPS:type'] === 'floating' ? 'floating' : 'fixed',
          ...(mac === undefined ? {} : { mac }),
        },
      ]
    }),
  )
}

function parseServerFlavor(value: unknown): ServerFlavor {
  const record = readRecord(value)
  return compact({
    id: readText(record.id),
    name: readText(record.original_name) ?? readText(record.name),
    memoryMegabytes: readNumber(record.ram),
    vcpus: readNumber(record.vcpus),
    diskGigabytes: readNumber(record.disk),
  })
}

function parseFault(value: unknown): ServerFault | undefined {
  const record = readRecord(value)
  const message = readText(record.message)
  if (message === undefined) return undefined
  return compact({
    message,
    code: readNumber(record.code),
    at: readText(record.created),
  })
}

/**
 * Reads one server of Nova's answer (`GET /servers/<id>`: pass the value of `server`).
 * Absent when it has no id.
 * https://docs.openstack.org/api-ref/compute/#show-server-details
 */
export function parseServer(value: unknown, region: string): Server | undefined {
  if (!isRecord(value)) return undefined
  const id = readText(value.id)
  if (id === undefined) return undefined
  const groups = readList(value.security_groups).flatMap(
    (group) => readText(readRecord(group).name) ?? [],
  )
  return compact({
    region,
    id,
    name: readText(value.name) ?? id,
    status: readText(value.status)?.toUpperCase() ?? 'UNKNOWN',
    taskState: readText(value['OS-EXT-STS:task_state']),
    vmState: readText(value['OS-EXT-STS:vm_state']),
    powerState: readNumber(value['OS-EXT-STS:power_state']),
    locked: readFlag(value.locked),
    lockedReason: readText(value.locked_reason),
    imageId: readText(readRecord(value.image).id),
    flavor: parseServerFlavor(value.flavor),
    addresses: parseAddresses(value.addresses),
    tags: readTexts(value.tags),
    metadata: readTextRecord(value.metadata),
    // Nova names a group once for every port that has it.
    securityGroups: [...new Set(groups)],
    volumeIds: readList(value['os-extended-volumes:volumes_attached']).flatMap(
      (volume) => readText(readRecord(volume).id) ?? [],
    ),
    keyName: readText(value.key_name),
    description: readText(value.description),
    zone: readText(value['OS-EXT-AZ:availability_zone']),
    hostId: readText(value.hostId),
    userId: readText(value.user_id),
    projectId: readText(value.tenant_id),
    createdAt: readText(value.created),
    updatedAt: readText(value.updated),
    launchedAt: readText(value['OS-SRV-USG:launched_at']),
    neverLaunched: value['OS-SRV-USG:launched_at'] === null,
    progress: readNumber(value.progress),
    fault: parseFault(value.fault),
  })
}

/** Reads `GET /servers/detail`. */
export function parseServers(answer: unknown, region: string): Server[] {
  return readEach(answer, 'servers', (entry) => parseServer(entry, region))
}
