import { setTimeout as wait } from 'node:timers/promises'
import { readList, readRecord, readText } from '@aloft/openstack/json-reader'
import type { ServiceType } from '@aloft/openstack/service-type'
import type { CloudApi } from './cloud-api.ts'

interface Kind {
  readonly service: ServiceType
  /** Key of the list in the answer; the path unless `path` is given. */
  readonly key: string
  readonly path?: string
  readonly query?: string
  /** By which it is told to be ours. */
  readonly by?: 'name' | 'description'
  /** In this status it cannot be deleted by anybody who uses the cloud, and is in nobody's way. */
  readonly staysIn?: string
  /** In the path of its deletion. */
  readonly idKey?: string
  /** Taken off before it can go. */
  prepare?(api: CloudApi, id: string): Promise<void>
}

/** In the order in which they hang on each other. */
const kinds: readonly Kind[] = [
  { service: 'compute', key: 'servers' },
  { service: 'compute', key: 'keypairs', path: '/os-keypairs', idKey: 'name' },
  { service: 'compute', key: 'server_groups', path: '/os-server-groups' },
  { service: 'volumev3', key: 'transfers', path: '/os-volume-transfer' },
  { service: 'volumev3', key: 'backups', path: '/backups/detail', staysIn: 'error' },
  { service: 'volumev3', key: 'snapshots' },
  { service: 'volumev3', key: 'volumes' },
  { service: 'network', key: 'floatingips', by: 'description' },
  { service: 'network', key: 'routers', prepare: takeOffInterfaces },
  { service: 'network', key: 'ports' },
  { service: 'network', key: 'networks' },
  { service: 'network', key: 'security_groups', path: '/security-groups' },
  { service: 'dns', key: 'zones', query: '?limit=1000' },
  { service: 'image', key: 'images', query: '?limit=200' },
]

/** What the suites make is named so, and whatever is named so they take away. */
const prefix = 'contract-'
const patienceMs = 60_000

/** Takes away what the suites made in the account's project, in every kind. */
export async function sweep(api: CloudApi): Promise<void> {
  for (const kind of kinds) {
    if (!api.has(kind.service)) continue
    const until = Date.now() + patienceMs
    for (
      let found = await ours(api, kind);
      found.length > 0;
      found = await ours(api, kind)
    ) {
      if (Date.now() > until) throw new Error(`${kind.key} stay: ${found.join(', ')}`)
      for (const id of found) await remove(api, kind, id)
      await wait(500)
    }
  }
}

async function ours(api: CloudApi, kind: Kind): Promise<string[]> {
  const { service, key, path = `/${key}`, query = '', by = 'name', idKey = 'id' } = kind
  return (await api.list(service, path + query, key)).flatMap((entry) => {
    // Nova wraps each key pair.
    const item = readRecord(readRecord(entry).keypair ?? entry)
    const isOurs = readText(item[by])?.startsWith(prefix) === true
    const stays = kind.staysIn !== undefined && item.status === kind.staysIn
    return isOurs && !stays ? (readText(item[idKey]) ?? []) : []
  })
}

async function remove(api: CloudApi, kind: Kind, id: string): Promise<void> {
  await kind.prepare?.(api, id)
  const at = (kind.path ?? `/${kind.key}`).replace(/\/detail$/, '')
  const path = `${at}/${encodeURIComponent(id)}`
  const { status } = await api.ask({ service: kind.service, method: 'DELETE', path })
  if (status === 409 && kind.key === 'servers') {
    // One that is locked.
    const body = { unlock: null }
    await api.ask({ service: 'compute', method: 'POST', path: `${path}/action`, body })
  }
}

async function takeOffInterfaces(api: CloudApi, id: string): Promise<void> {
  const query = `?device_id=${id}&device_owner=network:router_interface`
  for (const port of await api.list('network', `/ports${query}`, 'ports')) {
    for (const { subnet_id } of readList(readRecord(port).fixed_ips).map(readRecord)) {
      await api.ask({
        service: 'network',
        method: 'PUT',
        path: `/routers/${id}/remove_router_interface`,
        body: { subnet_id },
      })
    }
  }
}
