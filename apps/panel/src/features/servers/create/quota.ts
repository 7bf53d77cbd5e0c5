import type { Flavor } from '@aloft/openstack/flavor'
import { leftOf, type ComputeLimits } from '@aloft/openstack/limits'
import { formatMemory } from '@aloft/ui/format-bytes'

/** Why so many of this size are more than the project may have; absent when they fit. */
export function quotaReason(
  limits: ComputeLimits | undefined,
  flavor: Flavor | undefined,
  count: number,
): string | undefined {
  if (limits === undefined) return undefined
  const servers = leftOf(limits.servers)
  if (servers === 0) return 'Your quota has no room for another server here.'
  if (count > servers)
    return `Your quota has room for ${servers} more ${servers === 1 ? 'server' : 'servers'} here.`
  if (flavor === undefined) return undefined
  const memory = leftOf(limits.memoryMegabytes)
  if (flavor.memoryMegabytes * count > memory)
    return `Your quota has ${memory === 0 ? 'no memory' : `${formatMemory(memory)} of memory`} left here; this needs ${formatMemory(flavor.memoryMegabytes * count)}.`
  const cpus = leftOf(limits.vcpus)
  if (flavor.vcpus * count > cpus)
    return `Your quota has ${cpus === 0 ? 'no CPUs' : cpus === 1 ? '1 CPU' : `${cpus} CPUs`} left here; this needs ${flavor.vcpus * count}.`
  return undefined
}
