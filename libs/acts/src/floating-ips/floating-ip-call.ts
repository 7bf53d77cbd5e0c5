import type { FloatingIp } from '@aloft/openstack/floating-ip'
import type { UpstreamCall } from '../upstream-call.ts'

/** https://docs.openstack.org/api-ref/network/v2/#update-floating-ip */
export const changeFloatingIp = (
  { region, id }: Pick<FloatingIp, 'region' | 'id'>,
  change: Readonly<Record<string, unknown>>,
): UpstreamCall => ({
  region,
  service: 'network',
  method: 'PUT',
  path: `/floatingips/${encodeURIComponent(id)}`,
  body: { floatingip: change },
})

/** The server behind it, where Neutron tells: its addresses change. */
export function serverBehind({ port }: FloatingIp): readonly string[] {
  const isServer = port?.deviceOwner?.startsWith('compute:') === true
  return isServer && port.deviceId !== undefined ? [port.deviceId] : []
}

/** Server, port and address that it is to lead to. */
export interface Target {
  readonly port?: string
  readonly fixedAddress?: string
  readonly server?: string
}

/** As Neutron's body says it; without an address Neutron takes the port's only one. */
export const targetBody = ({ port, fixedAddress }: Target) => ({
  ...(port !== undefined && port !== '' && { port_id: port }),
  ...(fixedAddress !== undefined &&
    fixedAddress !== '' && { fixed_ip_address: fixedAddress }),
})
