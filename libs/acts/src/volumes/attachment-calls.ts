import { computeVersions } from '@aloft/openstack/microversions'
import type { Equivalents, Subject } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import type { UpstreamCall } from '../upstream-call.ts'

/** A volume and the server that is to have it. */
interface Pair {
  readonly region: string
  readonly volumeId: string
  readonly serverId: string
}

const path = ({ serverId }: Pair) =>
  `/servers/${encodeURIComponent(serverId)}/os-volume_attachments`

/** https://docs.openstack.org/api-ref/compute/#attach-a-volume-to-an-instance */
export function attachCall(pair: Pair, goesWithServer: boolean): UpstreamCall {
  return {
    region: pair.region,
    service: 'compute',
    method: 'POST',
    path: path(pair),
    microversion: computeVersions.attachVolume,
    body: {
      volumeAttachment: {
        volumeId: pair.volumeId,
        ...(goesWithServer && { delete_on_termination: true }),
      },
    },
  }
}

/** https://docs.openstack.org/api-ref/compute/#detach-a-volume-from-an-instance */
export function detachCall(pair: Pair): UpstreamCall {
  return {
    region: pair.region,
    service: 'compute',
    method: 'DELETE',
    path: `${path(pair)}/${encodeURIComponent(pair.volumeId)}`,
  }
}

/** The same words whichever of the two was chosen first; `named` gives the block its name. */
export function attachEquivalents(
  pair: Pair,
  goesWithServer: boolean,
  named: Subject,
): Equivalents {
  return {
    cli: openstackLine(pair.region, [
      '--os-compute-api-version',
      computeVersions.attachVolume,
      'server',
      'add',
      'volume',
      goesWithServer && '--enable-delete-on-termination',
      pair.serverId,
      pair.volumeId,
    ]),
    terraform: {
      code: hclBlock(
        `resource "openstack_compute_volume_attach_v2" "${resourceName(named.name)}"`,
        {
          region: pair.region,
          instance_id: pair.serverId,
          volume_id: pair.volumeId,
        },
      ),
    },
  }
}
