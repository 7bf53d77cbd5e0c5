import type { FloatingIp } from '@aloft/openstack/floating-ip'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const floatingIp: FloatingIp = {
  region: 'dfw',
  id: 'f-1',
  name: '198.18.1.200',
  address: '198.18.1.200',
  status: 'ACTIVE',
  portId: 'p-1',
  port: { deviceId: 's-1', deviceOwner: 'compute:a' },
  tags: [],
}
const target = { port: 'p-2', fixedAddress: '10.20.0.5', server: 's-2' }

export const floatingIpExamples: Examples = {
  subject: floatingIp,
  inputs: {
    'floating-ip.allocate': {
      region: 'dfw',
      network: 'n-1',
      description: odd,
      ...target,
    },
    'floating-ip.associate': target,
    'floating-ip.describe': { description: odd },
  },
}
