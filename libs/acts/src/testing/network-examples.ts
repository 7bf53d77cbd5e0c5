import type { Network } from '@aloft/openstack/network'
import type { Port } from '@aloft/openstack/port'
import type { Router } from '@aloft/openstack/router'
import type { Subnet } from '@aloft/openstack/subnet'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

export const exampleNetwork: Network = {
  region: 'dfw',
  id: 'n-1',
  name: odd,
  status: 'ACTIVE',
  subnetIds: [],
  external: false,
  shared: false,
  adminStateUp: true,
  portSecurity: true,
  zones: [],
  tags: [],
}
export const exampleSubnet: Subnet = {
  region: 'dfw',
  id: 's-1',
  name: odd,
  networkId: 'n-1',
  cidr: '10.0.0.0/24',
  version: 4,
  gateway: '10.0.0.1',
  dhcp: true,
  nameServers: [],
  pools: [],
  hostRoutes: [],
}
export const exampleRouter: Router = {
  region: 'dfw',
  id: 'r-1',
  name: odd,
  status: 'ACTIVE',
  adminStateUp: true,
  gateway: { networkId: 'public', addresses: ['198.51.100.7'] },
  routes: [],
  zones: [],
}
export const examplePort: Port = {
  region: 'dfw',
  id: 'p-1',
  name: odd,
  networkId: 'n-1',
  deviceId: 'server-1',
  deviceOwner: 'compute:nova',
  status: 'ACTIVE',
  adminStateUp: true,
  fixedIps: [{ address: '10.0.0.5', subnetId: 's-1' }],
  securityGroupIds: [],
  portSecurity: true,
  allowedPairs: [],
}

const parts = {
  gateway: '10.0.0.254',
  noDhcp: true,
  pools: ['10.0.0.10-10.0.0.99'],
  nameServers: ['192.0.2.53'],
  hostRoutes: ['172.16.0.0/16 via 10.0.0.9'],
}

export const networkExamples: Examples = {
  subject: exampleNetwork,
  inputs: {
    'network.create': {
      region: 'dfw',
      name: odd,
      description: odd,
      switchedOff: true,
      openPorts: true,
      cidr: '10.0.0.0/24',
      ...parts,
    },
    'network.edit': { name: odd, description: odd, openPorts: true },
    'network.share': { shared: true },
  },
}
export const subnetExamples: Examples = {
  // The act that makes one is done to its network; what both have is enough here.
  subject: { ...exampleNetwork, ...exampleSubnet },
  inputs: {
    'subnet.create': { cidr: 'fd00::/64', subnetName: odd, ipv6Mode: 'slaac' },
    'subnet.edit': { name: odd, description: odd, ...parts },
  },
}
export const routerExamples: Examples = {
  subject: exampleRouter,
  inputs: {
    'router.create': { region: 'dfw', name: odd, description: odd, gateway: 'public' },
    'router.edit': { name: odd, description: odd, switchedOff: true },
    'router.set-gateway': { network: 'public-2' },
    'router.add-interface': { subnet: 's-1' },
    'router.remove-interface': { subnet: 's-1' },
    'router.edit-routes': { routes: ['172.16.0.0/16 via 10.0.0.9'] },
  },
}
export const portExamples: Examples = {
  subject: examplePort,
  inputs: {
    'port.create': {
      region: 'dfw',
      network: 'n-1',
      name: odd,
      description: odd,
      address: '10.0.0.5',
      mac: 'fa:16:3e:00:00:01',
      openPort: true,
    },
    'port.edit': { name: odd, allowedAddresses: ['10.0.0.200'], switchedOff: true },
    'port.attach': { server: 'server-1' },
  },
}
