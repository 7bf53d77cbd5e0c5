import type { Port } from './model.ts'

/** Neutron's AUTO_DELETE_PORT_OWNERS: ports that hold no network back and go with it. */
const owners: ReadonlySet<string> = new Set([
  'network:dhcp',
  'network:distributed',
  'network:floatingip_agent_gateway',
])

export const isServicePort = ({ device_owner }: Pick<Port, 'device_owner'>): boolean =>
  owners.has(device_owner)
