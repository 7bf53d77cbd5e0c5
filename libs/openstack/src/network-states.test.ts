import { describe, expect, it } from 'vitest'
import { networkCan, portCan, routerCan } from './network-states.ts'
import { networkStatusWords, shownNetworkStatus } from './network-status.ts'
import { addressesLeft } from './ip-availability.ts'
import { parseNetwork } from './network.ts'
import { parsePort, portUse } from './port.ts'
import { parseRouter } from './router.ts'
import { parseSubnet } from './subnet.ts'

const member = { roles: ['member'] }
const admin = { roles: ['admin'] }
const portOf = (owner: string, device = 'd1') => {
  const value = { id: 'p', network_id: 'n', device_owner: owner, device_id: device }
  const port = parsePort(value, 'dfw')
  if (port === undefined) throw new Error('no port')
  return port
}

describe('a network', () => {
  it('that leads out of the cloud is its operators’', () => {
    const external = { external: true }
    expect(networkCan.edit(external, member)).toMatchObject({ can: false })
    expect(networkCan.delete(external, admin)).toEqual({ can: true })
    expect(networkCan.edit({ external: false }, member)).toEqual({ can: true })
  })

  it('is switched on and off by turns', () => {
    const on = { external: false, adminStateUp: true }
    expect(networkCan.switchOff(on)).toEqual({ can: true })
    expect(networkCan.switchOn(on)).toMatchObject({ reason: 'It is on.' })
    expect(networkCan.switchOff({ ...on, adminStateUp: false })).toMatchObject({
      can: false,
    })
  })

  it('is shared by operators only', () => {
    expect(networkCan.share({ external: false }, member)).toMatchObject({ can: false })
    expect(networkCan.share({ external: false }, admin)).toEqual({ can: true })
  })

  it('is shown as switched off when its owner did that', () => {
    const network = parseNetwork(
      { network: { id: 'n', status: 'ACTIVE', admin_state_up: false, mtu: '1450' } },
      'dfw',
    )
    expect(network).toMatchObject({
      region: 'dfw',
      name: 'n',
      mtu: 1450,
      adminStateUp: false,
    })
    const key = shownNetworkStatus({ status: 'ACTIVE', adminStateUp: false })
    expect(networkStatusWords(key).label).toBe('Switched off')
    expect(networkStatusWords('PENDING_UPDATE').label).toBe('Pending update')
  })
})

describe('a port', () => {
  it.each([
    ['compute:nova', 'server', 'Detach it first'],
    ['network:router_interface', 'router', 'interface of a router'],
    ['network:ha_router_replicated_interface', 'router', 'interface of a router'],
    ['network:router_gateway', 'gateway', 'gateway of a router'],
    ['network:floatingip', 'floating', 'floating IP'],
    ['network:dhcp', 'dhcp', 'the cloud makes it anew'],
    ['network:distributed', 'service', 'the cloud makes it anew'],
    ['network:floatingip_agent_gateway', 'service', 'the cloud makes it anew'],
  ])('of %s is kept, with the reason', (owner, use, words) => {
    const port = portOf(owner)
    expect(portUse(port)).toBe(use)
    expect(portCan.delete(port)).toMatchObject({ reason: expect.stringContaining(words) })
  })

  it('that nobody has is attached and deleted', () => {
    const port = portOf('', '')
    expect(portUse(port)).toBe('free')
    expect(portCan.attach(port)).toEqual({ can: true })
    expect(portCan.detach(port)).toMatchObject({ can: false })
    expect(portCan.delete(port)).toEqual({ can: true })
  })

  it('of somebody else’s making is left to the cloud’s word', () => {
    expect(portUse(portOf('Octavia'))).toBe('other')
    expect(portCan.delete(portOf('Octavia'))).toEqual({ can: true })
    expect(portCan.attach(portOf('Octavia'))).toMatchObject({ can: false })
  })
})

it('a router without a gateway has none to clear', () => {
  const router = parseRouter({ id: 'r', external_gateway_info: null }, 'dfw')
  if (router === undefined) throw new Error('no router')
  expect(router.gateway).toBeUndefined()
  expect(routerCan.clearGateway(router)).toMatchObject({ reason: 'It has no gateway.' })
})

it('counts the addresses of a subnet’s pools and those given out', () => {
  const subnet = parseSubnet(
    {
      id: 's',
      network_id: 'n',
      cidr: '10.0.0.0/24',
      allocation_pools: [
        { start: '10.0.0.2', end: '10.0.0.9' },
        { start: '10.0.0.20', end: '10.0.0.20' },
      ],
    },
    'dfw',
  )
  const port = parsePort(
    {
      id: 'p',
      network_id: 'n',
      fixed_ips: [
        { subnet_id: 's', ip_address: '10.0.0.3' },
        { subnet_id: 't', ip_address: '10.1.0.3' },
      ],
    },
    'dfw',
  )
  if (subnet === undefined || port === undefined) throw new Error('not read')
  expect(addressesLeft(subnet, [port])).toEqual({ used: 1, total: 9n })
})
