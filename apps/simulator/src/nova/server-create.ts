import { randomBytes, randomUUID } from 'node:crypto'
import type { Caller } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import { requireDevices, reserveDevices } from './build-volumes.ts'
import type { Compute } from './compute.ts'
import type { CreateRequest } from './create-body.ts'
import { requireBootable, visibleImage } from './image.ts'
import { startAction } from './instance-action.ts'
import type { Server } from './model.ts'
import { availableNetworks, plug, type RequestedNetwork, unplugAll } from './ports.ts'
import { limitsOf, requireQuota } from './quota.ts'
import { groupIdsOf } from './security-groups.ts'
import { buildServer, hostnameOf } from './server-builder.ts'
import { releaseVolumes } from './volume-attach.ts'
import { zonesOf } from './zones.ts'

/** How long a build spends being scheduled, at speed 1. */
const SCHEDULING_SECONDS = 0.9

/** Makes the servers of one request, all or none. Throws Nova's refusals. */
export function createServers(
  compute: Compute,
  caller: Caller,
  asked: CreateRequest,
  requestId: string,
): Server[] {
  const projectId = caller.projectId ?? ''
  const flavor = compute.flavors.get(asked.flavorId)
  if (!flavor) throw new Fault(400, `Flavor ${asked.flavorId} could not be found.`)
  if (asked.imageId !== '') {
    const image = visibleImage(compute, asked.imageId, projectId)
    if (!image) throw new Fault(400, 'Can not find requested image')
    requireBootable(image, flavor)
  }
  if (
    asked.keyName !== undefined &&
    !compute.keyPairs.get(`${caller.userId}/${asked.keyName}`)
  ) {
    throw new Fault(400, 'Invalid key_name provided.')
  }
  const zones = zonesOf(compute)
  if (asked.zone !== undefined && !zones.includes(asked.zone)) {
    throw new Fault(400, 'The requested availability zone is not available')
  }
  const zone = asked.zone ?? zones[0]
  const mostItems = limitsOf(compute, projectId).metadata_items
  if (mostItems >= 0 && Object.keys(asked.metadata).length > mostItems) {
    throw new Fault(403, `Maximum number of metadata items exceeds ${mostItems}`)
  }
  const groupIds = groupIdsOf(compute, projectId, asked.securityGroups ?? ['default'])
  const group = requireGroup(compute, projectId, asked.hints['group'])
  const networks = chooseNetworks(compute, projectId, asked.networks)
  if (asked.maxCount > 1 && networks.some((each) => each.portId ?? each.fixedIp)) {
    throw new Fault(
      400,
      'Unable to launch multiple instances with a single configured port ID. Please launch your instance one by one with different ports.',
    )
  }
  requireDevices(compute, projectId, asked.devices, asked.maxCount)
  const count = affordable(compute, projectId, asked, flavor)

  const now = compute.cloud.clock.now()
  const reservation = `r-${randomBytes(4).toString('hex')}`
  const made: Server[] = []
  try {
    for (let index = 0; index < count; index += 1) {
      const name = count > 1 ? `${asked.name}-${index + 1}` : asked.name
      const id = randomUUID()
      // Registered before its ports are, so that a refusal removes those of all of them.
      const server = buildServer({
        id,
        project_id: projectId,
        user_id: caller.userId,
        name,
        description: asked.description ?? null,
        hostname: asked.hostname ?? hostnameOf(name, id),
        vm_state: 'building',
        task_state: 'scheduling',
        image_id: asked.imageId,
        flavor_id: flavor.id,
        key_name: asked.keyName ?? null,
        metadata: asked.metadata,
        tags: asked.tags,
        user_data: asked.userData ?? null,
        config_drive: asked.configDrive ? 'True' : '',
        availability_zone: zone,
        host: null,
        access_ip_v4: asked.accessIPv4,
        access_ip_v6: asked.accessIPv6,
        disk_config: asked.diskConfig,
        created_at: now,
        launched_at: null,
        launch_index: index,
        reservation_id: reservation,
        planned_devices: asked.devices.filter(({ source }) => source !== 'volume'),
        scheduler_hints: asked.hints,
        given_port_ids: networks.flatMap(({ portId }) => portId ?? []),
        pending: {
          step: 'networking',
          dueAt: compute.cloud.clock.after(SCHEDULING_SECONDS),
          requestId,
        },
      })
      made.push(server)
      made[index] = reserveDevices(compute, server, asked.devices, requestId)
      for (const network of networks) plug(compute, server, network, groupIds, zone)
    }
  } catch (error) {
    for (const server of made) {
      unplugAll(compute, server)
      releaseVolumes(compute, server, now)
    }
    throw error
  }
  for (const server of made) {
    compute.servers.put(server)
    startAction(compute, server, 'create', requestId, caller.userId, now)
  }
  if (group) {
    const members = [...group.members, ...made.map(({ id }) => id)]
    compute.groups.put({ ...group, members })
  }
  return made
}

/** As many as the quota allows, from `maxCount` down to `minCount`. */
function affordable(
  compute: Compute,
  projectId: string,
  { minCount, maxCount }: CreateRequest,
  flavor: { vcpus: number; ram: number },
): number {
  const need = (count: number) => ({
    instances: count,
    cores: count * flavor.vcpus,
    ram: count * flavor.ram,
  })
  for (let count = maxCount; count > minCount; count -= 1) {
    try {
      requireQuota(compute, projectId, need(count))
      return count
    } catch (error) {
      if (!(error instanceof Fault)) throw error
    }
  }
  requireQuota(compute, projectId, need(minCount))
  return minCount
}

function chooseNetworks(
  compute: Compute,
  projectId: string,
  asked: CreateRequest['networks'],
): RequestedNetwork[] {
  if (asked === 'none') return []
  if (Array.isArray(asked) && asked.length > 0) return asked
  const usable = availableNetworks(compute, projectId)
  const own = usable.filter(({ project_id }) => project_id === projectId)
  const candidates = own.length > 0 ? own : usable
  const [only] = candidates
  if (candidates.length > 1) {
    throw new Fault(
      409,
      'Multiple possible networks found, use a Network ID to be more specific.',
    )
  }
  if (only) return [{ networkId: only.id }]
  if (asked !== 'auto') return []
  throw new Fault(
    400,
    `Unable to automatically allocate a network for project ${projectId}`,
  )
}

function requireGroup(compute: Compute, projectId: string, id: unknown) {
  if (id === undefined) return undefined
  const group = typeof id === 'string' ? compute.groups.get(id) : undefined
  if (group?.project_id === projectId) return group
  throw new Fault(
    400,
    `Instance group ${typeof id === 'string' ? id : JSON.stringify(id)} could not be found.`,
  )
}
