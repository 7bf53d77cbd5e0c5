import { available } from '@aloft/openstack/availability'
import { floatingIpCan, type FloatingIp } from '@aloft/openstack/floating-ip'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

type Head = ActHead<FloatingIp>

const head = (name: string, title: string, more: Partial<Head> = {}): Head => ({
  id: `floating-ip.${name}`,
  title,
  role: 'member',
  subject: 'floating-ip',
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

/** What can be done to a floating IP. */
export const floatingIpActs = {
  allocate: makingHead('floating-ip.allocate', 'Allocate floating IP', 'floating-ip'),
  associate: head('associate', 'Associate', { available: floatingIpCan.associate }),
  disassociate: head('disassociate', 'Disassociate', {
    bulk: true,
    available: floatingIpCan.disassociate,
  }),
  describe: head('describe', 'Describe'),
  release: head('release', 'Release', { bulk: true, tone: 'danger' }),
} as const
