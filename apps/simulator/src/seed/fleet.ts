import type { FleetPlan } from './fleet-plan.ts'
import { macOf, uuidOf } from './identifiers.ts'
import { publicImageId } from './images.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { noBlockDevice, noHost, noNetwork } from './server.ts'
import type { SeedInterface, SeedServer, SeedStatus } from './server.ts'

const applications = [
  'billing', 'catalog', 'checkout', 'identity', 'mail', 'media', 'orders', 'payments',
  'reports', 'search', 'shipping', 'telemetry',
] as const // prettier-ignore
/** With the tag of each; weighted by how often it stands here. */
const roles = [
  ['web', 'web'], ['web', 'web'], ['web', 'web'], ['api', 'web'], ['api', 'web'],
  ['worker', 'worker'], ['worker', 'worker'], ['batch', 'worker'],
  ['db', 'database'], ['cache', 'cache'], ['queue', 'worker'], ['edge', 'web'],
] as const // prettier-ignore
const faultMessages = [noHost, noBlockDevice, noNetwork] as const
const publicPrefix: Record<string, string> = {
  dfw: '198.18',
  ord: '198.18',
  iad: '198.19',
  syd: '198.19',
}
const publicOffset: Record<string, number> = { dfw: 0, ord: 128, iad: 0, syd: 128 }
/** Second octet of the first private range, by region; a range holds 65,000 addresses. */
export const fleetOctet: Record<string, number> = { dfw: 64, ord: 68, iad: 72, syd: 76 }
const newest = Date.UTC(2026, 10, 20)
const threeYears = 3 * 365 * 86_400_000

function expand<T>(counts: readonly (readonly [T, number])[]): T[] {
  return counts.flatMap(([value, count]) => Array.from({ length: count }, () => value))
}

/** The n-th address of a region's private /14, the first 16 left to gateways. */
function privateAddress(regionId: string, index: number): string {
  const number = index + 16
  const octet = (fleetOctet[regionId] ?? 80) + (number >> 16)
  return `10.${octet}.${(number >> 8) & 255}.${number & 255}`
}

function interfacesOf(
  plan: FleetPlan,
  serverId: string,
  regionId: string,
  index: number,
  isPublic: boolean,
): SeedInterface[] {
  const port = (network: SeedInterface['network'], address: string): SeedInterface => ({
    portId: uuidOf(`port:${serverId}:${network}`),
    network,
    macAddress: macOf(`${serverId}:${network}`),
    address,
  })
  const inside = port('private', privateAddress(regionId, index))
  // The first sixteen /24 of each public range are kept for the other accounts.
  const low = 4096 + index
  const third = (publicOffset[regionId] ?? 0) + (low >> 8)
  return isPublic && plan.key === 'enterprise'
    ? [port('public', `${publicPrefix[regionId]}.${third}.${low & 255}`), inside]
    : [inside]
}

function tagsOf(random: Random, roleTag: string): string[] {
  const stage = random.next() < 0.82 ? 'production' : 'staging'
  return random.next() < 0.06 ? [] : [stage, roleTag]
}

/** Servers of a plan one by one, so that a hundred thousand need not lie in memory at once. */
export function* fleetServers(plan: FleetPlan): Generator<SeedServer> {
  const random = createRandom(plan.key)
  const regions = random.shuffle(expand(Object.entries(plan.regions)))
  const statuses = random.shuffle(expand<SeedStatus>(plan.statuses))
  const images = random.shuffle(expand(plan.images))
  const flavors = fitFlavors(images, random.shuffle(expand(plan.flavors)))
  const perRegion: Record<string, number> = {}
  const perName: Record<string, number> = {}
  for (const [position, regionId] of regions.entries()) {
    const index = perRegion[regionId] ?? 0
    perRegion[regionId] = index + 1
    const [role, roleTag] = random.pick(roles)
    const application = random.pick(applications)
    const stem = `${application}-${role}-${regionId}`
    const number = (perName[stem] ?? 0) + 1
    perName[stem] = number
    const id = uuidOf(`server:${plan.key}:${position}`)
    const status = statuses[position] ?? 'ACTIVE'
    const imageName = images[position] ?? 'Debian 13'
    const flavorId = flavors[position] ?? '3'
    const createdAt = new Date(newest - Math.floor(random.next() * threeYears))
    const tags = tagsOf(random, roleTag)
    const isPublic = role === 'edge' || (role === 'web' && random.next() < 0.2)
    yield {
      id,
      projectId: plan.projectId,
      userId: plan.userId,
      regionId,
      name: `${stem}-${String(number).padStart(3, '0')}`,
      status,
      imageName,
      imageId: publicImageId(regionId, imageName),
      flavorId,
      ...(status === 'VERIFY_RESIZE' ? { oldFlavorId: flavorId === '3' ? '2' : '3' } : {}),
      tags,
      metadata: { application, role },
      keyName: 'platform',
      createdAt,
      updatedAt: new Date(createdAt.getTime() + random.integer(20, 90) * 1000),
      ...(status === 'ERROR'
        ? { fault: { code: 500, message: random.pick(faultMessages), at: createdAt } }
        : {}),
      interfaces:
        status === 'ERROR' ? [] : interfacesOf(plan, id, regionId, index, isPublic),
    }
  }
}

/** Gives Windows, which needs 40 GB and 1 GB, no flavor below that: swaps with a neighbour. */
function fitFlavors(images: readonly string[], flavors: string[]): string[] {
  let spare = 0
  for (const [position, image] of images.entries()) {
    if (!image.startsWith('Windows') || flavors[position] !== '2') continue
    while (images[spare]?.startsWith('Windows') || flavors[spare] === '2') spare += 1
    flavors[position] = flavors[spare] ?? '3'
    flavors[spare] = '2'
  }
  return flavors
}
