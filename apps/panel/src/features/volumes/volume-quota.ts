import { leftOf } from '@aloft/openstack/limits'
import type { VolumeLimits } from '@aloft/openstack/volume-limits'
import { formatDisk } from '@aloft/ui/format-bytes'

/** Why a volume of so many GB is more than the project may have; absent when it fits. */
export function quotaReason(
  limits: VolumeLimits | undefined,
  gigabytes: number,
): string | undefined {
  if (limits === undefined) return undefined
  if (leftOf(limits.volumes) < 1) return 'Your quota has no room for another volume here.'
  const left = leftOf(limits.gigabytes)
  if (gigabytes > left) {
    return `Your quota has ${left === 0 ? 'nothing' : formatDisk(left)} left here; this needs ${formatDisk(gigabytes)}.`
  }
  return undefined
}
