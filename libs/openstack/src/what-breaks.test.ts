import { describe, expect, it } from 'vitest'
import { parsePorts, type Port } from './port.ts'
import { parseRouters } from './router.ts'
import { parseSubnets } from './subnet.ts'
import { whatBreaks, type Surroundings } from './what-breaks.ts'

const port = (
  id: string,
  owner: string,
  device: string,
  address: string,
  subnet = 's1',
): object => ({
  id,
  network_id: 'n1',
  device_owner: owner,
  device_id: device,
  status: 'ACTIVE',
  fixed_ips: [{ subnet_id: subnet, ip_address: address }],
})
const portsOf = (ports: readonly object[]): Port[] => parsePorts({ ports }, 'dfw')

const gateway = port('p-gw', 'network:router_interface', 'r1', '10.0.0.1')
const dhcp = port('p-dhcp', 'network:dhcp', 'dhcp-1', '10.0.0.2')
const metadata = port('p-meta', 'network:distributed', 'ovnmeta-n1', '10.0.0.3')
const web1 = port('p-1', 'compute:nova', 'srv-1', '10.0.0.11')
const web2 = port('p-2', 'compute:nova', 'srv-2', '10.0.0.12')
const free = { ...port('p-3', '', '', '10.0.0.13'), name: 'vip' }

const around = (
  ports: readonly object[],
  more: Partial<Surroundings> = {},
): Surroundings => ({
  ports: portsOf(ports),
  subnets: parseSubnets(
    { subnets: [{ id: 's1', name: 'web', network_id: 'n1', cidr: '10.0.0.0/24' }] },
    'dfw',
  ),
  routers: parseRouters(
    {
      routers: [
        { id: 'r1', name: 'way-out', external_gateway_info: { network_id: 'public' } },
      ],
    },
    'dfw',
  ),
  floatingIps: [],
  servers: [
    { id: 'srv-1', name: 'web-01' },
    { id: 'srv-2', name: 'web-02' },
  ],
  ...more,
})
const network = { kind: 'network', id: 'n1' } as const
const subnet = { kind: 'subnet', id: 's1', networkId: 'n1' } as const
const router = { kind: 'router', id: 'r1' } as const

describe('deleting a network', () => {
  it('breaks its ports, its router’s interface and its servers’ addresses', () => {
    const all = around([gateway, dhcp, web1, web2, free], {
      floatingIps: [{ id: 'f1', address: '198.51.100.7', portId: 'p-1' }],
    })
    const { sentence, refusal, broken } = whatBreaks(network, all)
    expect(sentence).toBe(
      'This breaks 3 ports, 1 router interface, 1 floating IP; servers web-01, web-02 lose their address.',
    )
    expect(refusal).toBe('4 ports are still in use on the network')
    expect(broken.map(({ kind, name, words }) => `${kind} ${name} ${words}`)).toEqual([
      'router way-out loses its interface 10.0.0.1',
      'server web-01 loses 10.0.0.11',
      'server web-02 loses 10.0.0.12',
      'port vip is a port with 10.0.0.13',
      'floating-ip 198.51.100.7 leads nowhere any more',
      'subnet web 10.0.0.0/24 goes with it',
    ])
  })

  it('breaks nothing when only the cloud’s own service uses it', () => {
    expect(whatBreaks(network, around([dhcp, metadata]))).toMatchObject({
      sentence: 'Nothing uses it.',
      broken: [{ kind: 'subnet' }],
    })
    expect(whatBreaks(network, around([dhcp, metadata])).refusal).toBeUndefined()
  })

  it('names five servers at most, and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, index) => index)
    const ports = many.map((n) =>
      port(`p${n}`, 'compute:nova', `s${n}`, `10.0.0.${20 + n}`),
    )
    const servers = many.map((n) => ({ id: `s${n}`, name: `app-${n}` }))
    expect(whatBreaks(network, around(ports, { servers })).sentence).toContain(
      'servers app-0, app-1, app-2, app-3, app-4 and 3 more lose their address',
    )
  })

  it('leaves other networks out', () => {
    const other = { ...web1, network_id: 'n2' }
    expect(whatBreaks(network, around([other])).sentence).toBe('Nothing uses it.')
  })
})

describe('deleting a subnet', () => {
  it('is refused over addresses of it alone', () => {
    const elsewhere = port('p-9', 'compute:nova', 'srv-2', '10.9.0.9', 's2')
    expect(whatBreaks(subnet, around([web1, elsewhere, dhcp, metadata]))).toEqual({
      sentence: 'This breaks 1 port; server web-01 loses its address.',
      refusal: '1 port is holding an address of the subnet',
      broken: [{ kind: 'server', id: 'srv-1', name: 'web-01', words: 'loses 10.0.0.11' }],
    })
  })

  it('takes addresses that servers made themselves without asking', () => {
    const subnets = parseSubnets(
      {
        subnets: [
          {
            id: 's1',
            network_id: 'n1',
            cidr: 'fd00::/64',
            ip_version: 6,
            ipv6_address_mode: 'slaac',
          },
        ],
      },
      'dfw',
    )
    const self = port('p-1', 'compute:nova', 'srv-1', 'fd00::1')
    const { refusal, sentence } = whatBreaks(subnet, around([self], { subnets }))
    expect(refusal).toBeUndefined()
    expect(sentence).toContain('server web-01 loses its address')
    expect(whatBreaks(subnet, around([self, gateway], { subnets })).refusal).toContain(
      '1 port',
    )
  })
})

describe('deleting a router', () => {
  it('cuts off what is behind its interfaces', () => {
    const all = around([gateway, web1], {
      floatingIps: [{ id: 'f1', address: '198.51.100.7', portId: 'p-1' }],
    })
    const { sentence, refusal, broken } = whatBreaks(router, all)
    expect(sentence).toBe(
      'This breaks 1 interface, 1 floating IP; server web-01 is cut off.',
    )
    expect(refusal).toBe('1 interface is still attached to the router')
    expect(broken.map(({ name, words }) => `${name} ${words}`)).toEqual([
      'web is no longer behind 10.0.0.1',
      'web-01 is cut off from the outside',
      '198.51.100.7 leads nowhere any more',
    ])
  })

  it('that joins nothing breaks nothing', () => {
    expect(whatBreaks(router, around([web1]))).toEqual({
      sentence: 'Nothing uses it.',
      broken: [],
    })
  })
})
