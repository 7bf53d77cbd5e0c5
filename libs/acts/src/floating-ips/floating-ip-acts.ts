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

/** The addresses of the server that it leads to tell of it too. */
const touches = ['server'] as const

/** What can be done to a floating IP. */
export const floatingIpActs = {
  allocate: makingHead(
    'floating-ip.allocate',
    'Allocate floating IP',
    'floating-ip',
    touches,
  ),
  associate: head('associate', 'Associate', {
    touches,
    available: floatingIpCan.associate,
  }),
  disassociate: head('disassociate', 'Disassociate', {
    touches,
    bulk: true,
    available: floatingIpCan.disassociate,
  }),
  describe: head('describe', 'Describe'),
  release: head('release', 'Release', { touches, bulk: true, tone: 'danger' }),
} as const
