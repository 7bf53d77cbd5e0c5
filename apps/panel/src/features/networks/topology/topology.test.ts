import { parseNetworks } from '@aloft/openstack/network'
import { parsePorts } from '@aloft/openstack/port'
import { parseRouters } from '@aloft/openstack/router'
import { parseSubnets } from '@aloft/openstack/subnet'
import { describe, expect, it } from 'vitest'
import type { RegionNetworks } from '../surroundings.ts'
import { layOut, type Box } from './topology-layout.ts'
import { topologyOf } from './topology-model.ts'

const many = (count: number) => Array.from({ length: count }, (_, index) => index)

/** A region whose one router joins `web` of `count` servers and `db`, and leads to `public`. */
function region(count: number): RegionNetworks {
  const networks = [
    { id: 'alone', name: 'alone' },
    { id: 'web', name: 'web' },
    { id: 'db', name: 'db', admin_state_up: false },
    { id: 'public', name: 'public', 'router:external': true },
    { id: 'unused', name: 'unused', 'router:external': true },
  ]
  const joint = (network: string, address: string) => ({
    id: `r-${network}-${address}`,
    network_id: network,
    device_id: 'r',
    device_owner: 'network:router_interface',
    fixed_ips: [{ subnet_id: network, ip_address: address }],
  })
  const ports = [
    joint('web', '10.0.0.1'),
    joint('web', 'fd00::1'),
    joint('db', '10.0.1.1'),
    ...many(count).map((index) => ({
      id: `p${index}`,
      network_id: 'web',
      device_id: `s${index}`,
      device_owner: 'compute:nova',
      fixed_ips: [{ subnet_id: 'web', ip_address: `10.0.0.${index + 2}` }],
    })),
  ]
  return {
    networks: parseNetworks({ networks }, 'dfw'),
    subnets: parseSubnets(
      { subnets: [{ id: 'web', network_id: 'web', cidr: '10.0.0.0/24' }] },
      'dfw',
    ),
    routers: parseRouters(
      {
        routers: [{ id: 'r', name: 'r', external_gateway_info: { network_id: 'public' } }],
      },
      'dfw',
    ),
    ports: parsePorts({ ports }, 'dfw'),
    floatingIps: [],
    servers: many(count).map((index) => ({ id: `s${index}`, name: `web-${index}` })),
  }
}

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x ||
  b.x + b.width <= a.x ||
  a.y + a.height <= b.y ||
  b.y + b.height <= a.y

describe('the picture of a region', () => {
  it('has what is used outside, and networks of one router together', () => {
    const { external, networks, routers } = topologyOf(region(3))
    expect(external.map(({ name }) => name)).toEqual(['public'])
    expect(networks.map(({ name }) => name)).toEqual(['db', 'web', 'alone'])
    expect(routers[0]?.joins).toHaveLength(3)
  })

  it('draws fifty servers within their network, none over another', () => {
    const layout = layOut(topologyOf(region(50)), new Set(['web']))
    const web = layout.networks.find(({ network }) => network.id === 'web')
    expect(web?.servers).toHaveLength(50)
    const boxes = [...layout.networks, ...layout.routers, ...layout.external]
    for (const [at, box] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) expect(apart(box, other)).toBe(true)
    }
    for (const chip of web?.servers ?? []) {
      expect(chip.y + chip.height).toBeLessThanOrEqual((web?.y ?? 0) + (web?.height ?? 0))
      expect(chip.x + chip.width).toBeLessThanOrEqual((web?.x ?? 0) + (web?.width ?? 0))
    }
    expect(layout.height).toBeGreaterThanOrEqual((web?.y ?? 0) + (web?.height ?? 0))
  })

  it('folds what is more than twelve', () => {
    const layout = layOut(topologyOf(region(50)), new Set())
    const web = layout.networks.find(({ network }) => network.id === 'web')
    expect(web?.servers).toHaveLength(12)
    expect(web?.more).toBe(38)
  })

  it('draws one line to a network of two families, broken where it is switched off', () => {
    const { lines } = layOut(topologyOf(region(1)), new Set())
    expect(lines.map(({ key, isUp }) => [key, isUp])).toEqual([
      ['r/outside', true],
      ['r/web', true],
      ['r/db', false],
    ])
  })

  it('of an empty region is empty', () => {
    const none = {
      networks: [],
      subnets: [],
      routers: [],
      ports: [],
      floatingIps: [],
      servers: [],
    }
    expect(layOut(topologyOf(none), new Set()).networks).toEqual([])
  })
})
