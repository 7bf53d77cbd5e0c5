import { createHash } from 'node:crypto'
import { openBlockStorage } from '../cinder/block-storage.ts'
import type { Cloud, ServiceScope } from '../core/cloud.ts'
import type { Resource } from '../core/collection.ts'
import { openDirectory } from '../keystone/model.ts'
import { openNetworking } from '../neutron/model.ts'
import { openCompute } from '../nova/compute.ts'
import { largeProject, largeUser, projectIdOf, userIdOf } from './accounts.ts'
import { enterpriseShare, scaleShares } from './fleet-plan.ts'
import { fleetServers } from './fleet.ts'
import { seedFlavors } from './flavors.ts'
import { seedFloatingIps } from './floating-ips.ts'
import { hexOf } from './identifiers.ts'
import { loadIdentity, loadLargeIdentity } from './load-identity.ts'
import { loadImages } from './load-images.ts'
import { loadProjectNetwork, loadPublicNetwork, publicNetworkId } from './load-network.ts'
import { loadFloatingIp } from './load-security.ts'
import { loadFlatObjects, loadManyObjects, loadObjects } from './load-objects.ts'
import { createServerLoader } from './load-servers.ts'
import { loadFleetVolumes, loadTalkVolumes } from './load-volumes.ts'
import { loadZoneQuotas, loadZones } from './load-zones.ts'
import { loadTalkNetworks } from './load-talk-networks.ts'
import {
  largeNetwork,
  largeQuota,
  seedKeyPairs,
  seedNetworks,
  type SeedQuota,
  seedQuotas,
} from './networks.ts'
import { type SeedRegion, seedRegions } from './regions.ts'
import type { SeedServer } from './server.ts'
import { smallServers } from './small-servers.ts'
import { talkServers } from './talk-servers.ts'
import { fleetZone, seedZones } from './zones.ts'

const scopesOf = (cloud: Cloud): { scope: ServiceScope; seed: SeedRegion }[] =>
  seedRegions.map((seed) => {
    const region = cloud.regions.find(({ id }) => id === seed.id)
    if (!region) throw new Error(`the cloud has no region ${seed.id}`)
    return { scope: { cloud, region }, seed }
  })

function loadQuota(scope: ServiceScope, quota: SeedQuota): void {
  const { projectId, compute, network, volume } = quota
  openBlockStorage(scope).quotas.put({
    id: projectId,
    project_id: projectId,
    limits: volume,
  })
  openCompute(scope).quotas.put({ id: projectId, project_id: projectId, limits: compute })
  openNetworking(scope).quotas.put({
    id: projectId,
    project_id: projectId,
    limits: network,
  })
}

/** An ed25519 key in OpenSSH's form, and its MD5 fingerprint as Nova shows it. */
function publicKeyOf(name: string): { public_key: string; fingerprint: string } {
  const part = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const key = createHash('sha256').update(`aloft:key:${name}`).digest()
  const blob = Buffer.concat([part(Buffer.from('ssh-ed25519')), part(key)])
  return {
    public_key: `ssh-ed25519 ${blob.toString('base64')} ${name}`,
    fingerprint: (createHash('md5').update(blob).digest('hex').match(/../g) ?? []).join(
      ':',
    ),
  }
}

function loadCompute(scope: ServiceScope, seed: SeedRegion): void {
  const { flavors, keyPairs } = openCompute(scope)
  for (const flavor of seedFlavors) {
    flavors.put({
      id: flavor.id,
      name: flavor.name,
      ram: flavor.ramMegabytes,
      vcpus: flavor.vcpus,
      disk: flavor.diskGigabytes,
      ephemeral: flavor.ephemeralGigabytes,
      swap: flavor.swapMegabytes,
      rxtx_factor: flavor.rxtxFactor,
      extra_specs: flavor.extraSpecs,
      description: null,
      is_public: true,
    })
  }
  for (const { user, name } of seedKeyPairs) {
    keyPairs.put({
      id: `${userIdOf(user)}/${name}`,
      name,
      user_id: userIdOf(user),
      type: 'ssh',
      created_at: Date.UTC(2026, 2, 2, 9),
      ...publicKeyOf(name),
    })
  }
  const zones = scope.cloud.store.collection<Resource>(scope.region.id, 'availability-zone')
  for (const id of seed.availabilityZones) zones.put({ id })
}

function loadServers(cloud: Cloud, servers: Iterable<SeedServer>): void {
  const loaders = new Map(
    scopesOf(cloud).map(({ scope, seed }) => [
      seed.id as string,
      createServerLoader(scope, openNetworking(scope), seed),
    ]),
  )
  for (const server of servers) {
    const load = loaders.get(server.regionId)
    if (!load) throw new Error(`server ${server.name} is in no region: ${server.regionId}`)
    load(server)
  }
}

/** Every account but the ten thousand servers and record sets of the enterprise. */
export async function loadSmall(cloud: Cloud): Promise<void> {
  loadIdentity(cloud)
  const { projects } = openDirectory(cloud.store)
  const adminProjectId =
    projects.list().find(({ name }) => name === 'admin')?.id ?? hexOf('project:admin')
  for (const [position, { scope, seed }] of scopesOf(cloud).entries()) {
    const networking = openNetworking(scope)
    loadCompute(scope, seed)
    loadImages(scope, adminProjectId)
    loadPublicNetwork(scope, networking, seed, adminProjectId)
    for (const network of seedNetworks) {
      loadProjectNetwork(scope, networking, network, position)
    }
    loadTalkNetworks(scope, networking)
    for (const quota of seedQuotas) loadQuota(scope, quota)
  }
  loadServers(cloud, talkServers())
  loadServers(cloud, smallServers())
  for (const { scope } of scopesOf(cloud)) loadTalkVolumes(scope)
  loadZones(cloud, seedZones)
  loadFloatingIps(cloud)
  await loadObjects(cloud)
}

function loadFloatingIps(cloud: Cloud): void {
  for (const { scope, seed } of scopesOf(cloud)) {
    for (const floatingIp of seedFloatingIps) {
      if (floatingIp.regionId !== seed.id) continue
      loadFloatingIp(scope, openNetworking(scope), floatingIp, publicNetworkId(seed.id))
    }
  }
}

/** All accounts of the demonstration. */
export async function loadDemo(cloud: Cloud): Promise<void> {
  await loadSmall(cloud)
  await loadManyObjects(cloud, {
    regionId: 'dfw',
    project: 'enterprise-fleet',
    name: 'telemetry',
    count: 100_000,
  })
  // More in one folder than a list holds.
  await loadFlatObjects(cloud, {
    regionId: 'dfw',
    project: 'enterprise-fleet',
    name: 'invoices',
    count: 20_500,
  })
  loadZoneQuotas(cloud)
  loadZones(cloud, [fleetZone()])
  loadServers(
    cloud,
    fleetServers({
      key: 'enterprise',
      projectId: projectIdOf('enterprise-fleet'),
      userId: userIdOf('enterprise'),
      ...enterpriseShare,
    }),
  )
  for (const { scope } of scopesOf(cloud)) loadFleetVolumes(scope)
}

/** A project `large-fleet` of user `large` with as many servers as asked for. */
export function loadLarge(cloud: Cloud, count: number): void {
  loadLargeIdentity(cloud)
  for (const [position, { scope }] of scopesOf(cloud).entries()) {
    loadProjectNetwork(scope, openNetworking(scope), largeNetwork, position)
    loadQuota(scope, largeQuota)
  }
  loadServers(
    cloud,
    fleetServers({
      key: 'large',
      projectId: largeProject.id,
      userId: largeUser.id,
      ...scaleShares(count),
    }),
  )
}
