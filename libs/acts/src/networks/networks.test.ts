import { describe, expect, it } from 'vitest'
import { loadAct } from '../registry.ts'
import { exampleNetwork, examplePort, exampleRouter, exampleSubnet } from '../testing/network-examples.ts' // prettier-ignore
import { exampleServer } from '../testing/server-examples.ts'
import type { Subject } from '../act.ts'

const member = { roles: ['member'] }
const nothing: Subject = { region: '', id: '', name: '' }

async function actOf(id: string) {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  return act
}
async function callsOf(id: string, subject: Subject, input: Record<string, unknown> = {}) {
  const act = await actOf(id)
  return act
    .request(subject, input)
    .map(({ method, path, body }) => ({ method, path, body }))
}

describe('a new network', () => {
  const input = { region: 'dfw', name: 'web', cidr: '10.0.0.0/24', pools: [], gateway: '' }

  it('is made first, and its subnet with the id that the cloud gave it', async () => {
    const act = await actOf('network.create')
    expect(await callsOf('network.create', nothing, input)).toEqual([
      { method: 'POST', path: '/networks', body: { network: { name: 'web' } } },
    ])
    const answers = [{ network: { id: 'n-7' } }]
    expect(act.followUp?.(nothing, input, answers)).toMatchObject([
      {
        path: '/subnets',
        body: {
          subnet: {
            network_id: 'n-7',
            name: 'web-subnet',
            ip_version: 4,
            cidr: '10.0.0.0/24',
          },
        },
      },
    ])
    expect(act.madeId?.([...answers, { subnet: { id: 's-7' } }])).toBe('n-7')
  })

  it('is taken away again when its subnet is refused', async () => {
    const act = await actOf('network.create')
    const back = act.takeBack?.(nothing, input, [{ network: { id: 'n-7' } }])
    expect(back?.call).toMatchObject({ method: 'DELETE', path: '/networks/n-7' })
  })

  it('may have no subnet', async () => {
    const act = await actOf('network.create')
    expect(act.followUp?.(nothing, { region: 'dfw', name: 'web' }, [])).toEqual([])
  })

  it('is refused with a range that can not be, before the cloud is asked', async () => {
    const act = await actOf('network.create')
    expect(act.allows?.(nothing, { ...input, cidr: '10.0.0.7/24' }, member)).toEqual({
      can: false,
      reason: 'The range begins with 10.0.0.0/24.',
    })
    expect(act.allows?.(nothing, input, member)).toEqual({ can: true })
  })
})

describe('a subnet', () => {
  it('of IPv6 says how servers come to their address', async () => {
    const input = { cidr: 'fd00::/64', ipv6Mode: 'slaac', noGateway: true }
    expect(await callsOf('subnet.create', exampleNetwork, input)).toMatchObject([
      {
        body: {
          subnet: {
            network_id: 'n-1',
            ip_version: 6,
            gateway_ip: null,
            ipv6_ra_mode: 'slaac',
            ipv6_address_mode: 'slaac',
          },
        },
      },
    ])
  })

  it('is changed as its form says, lists emptied too', async () => {
    const input = { name: 'db', nameServers: [], hostRoutes: [], noDhcp: true }
    expect(await callsOf('subnet.edit', exampleSubnet, input)).toEqual([
      {
        method: 'PUT',
        path: '/subnets/s-1',
        body: {
          subnet: { name: 'db', enable_dhcp: false, dns_nameservers: [], host_routes: [] },
        },
      },
    ])
    const act = await actOf('subnet.edit')
    expect(act.allows?.(exampleSubnet, { nameServers: ['fd00::1'] }, member)).toMatchObject(
      {
        can: false,
      },
    )
  })
})

describe('a router', () => {
  it('gets and loses a gateway, interfaces and routes', async () => {
    expect(await callsOf('router.set-gateway', exampleRouter, { network: 'out' })).toEqual([
      {
        method: 'PUT',
        path: '/routers/r-1',
        body: { router: { external_gateway_info: { network_id: 'out' } } },
      },
    ])
    expect(await callsOf('router.clear-gateway', exampleRouter)).toMatchObject([
      { body: { router: { external_gateway_info: {} } } },
    ])
    for (const name of ['add', 'remove']) {
      expect(
        await callsOf(`router.${name}-interface`, exampleRouter, { subnet: 's' }),
      ).toEqual([
        {
          method: 'PUT',
          path: `/routers/r-1/${name}_router_interface`,
          body: { subnet_id: 's' },
        },
      ])
    }
    const routes = ['172.16.0.0/16 via 10.0.0.9']
    expect(await callsOf('router.edit-routes', exampleRouter, { routes })).toMatchObject([
      {
        body: {
          router: { routes: [{ destination: '172.16.0.0/16', nexthop: '10.0.0.9' }] },
        },
      },
    ])
  })

  it('without a gateway says that there is none to clear', async () => {
    const { gateway: _none, ...closed } = exampleRouter
    const act = await actOf('router.clear-gateway')
    expect(act.available(closed, member)).toEqual({
      can: false,
      reason: 'It has no gateway.',
    })
  })
})

describe('a port', () => {
  it('without checks loses its groups and further addresses with them', async () => {
    const input = { name: 'vip', openPort: true, allowedAddresses: ['10.0.0.9'] }
    const secured = {
      ...examplePort,
      securityGroupIds: ['web'],
      allowedPairs: [{ address: '10.0.0.9' }],
    }
    expect(await callsOf('port.edit', secured, input)).toMatchObject([
      {
        body: {
          port: {
            allowed_address_pairs: [],
            port_security_enabled: false,
            security_groups: [],
          },
        },
      },
    ])
    const act = await actOf('port.edit')
    expect(act.warning?.([examplePort], input)).toContain('loses its security groups')
  })

  it('is only renamed by a new name: what others may not touch is not sent', async () => {
    const pairs = { allowedPairs: [{ address: '10.0.0.9', mac: 'fa:16:3e:00:00:09' }] }
    const act = await actOf('port.edit')
    const port = { ...examplePort, ...pairs }
    const input = { ...act.initial?.([port]), name: 'vip' }
    const [call] = await callsOf('port.edit', port, input)
    expect(call?.body).toEqual({ port: { name: 'vip' } })
    expect(act.allows?.(port, { ...input, name: port.name }, member)).toEqual({
      can: false,
      reason: 'Nothing is changed.',
    })
  })

  it('keeps the MAC address of each further address that stays', async () => {
    const pairs = [
      { address: '10.0.0.9', mac: 'fa:16:3e:00:00:09' },
      { address: '10.0.0.10', mac: 'fa:16:3e:00:00:10' },
    ]
    const port = { ...examplePort, allowedPairs: pairs }
    const input = { name: port.name, allowedAddresses: ['10.0.0.9', '10.0.0.11'] }
    const [call] = await callsOf('port.edit', port, input)
    expect(call?.body).toEqual({
      port: {
        allowed_address_pairs: [
          { ip_address: '10.0.0.9', mac_address: 'fa:16:3e:00:00:09' },
          { ip_address: '10.0.0.11' },
        ],
      },
    })
  })

  it('is put on a server by Nova and taken off it', async () => {
    expect(await callsOf('port.attach', examplePort, { server: 'srv' })).toEqual([
      {
        method: 'POST',
        path: '/servers/srv/os-interface',
        body: { interfaceAttachment: { port_id: 'p-1' } },
      },
    ])
    expect(await callsOf('port.detach', examplePort)).toEqual([
      { method: 'DELETE', path: '/servers/server-1/os-interface/p-1', body: undefined },
    ])
    const detach = await actOf('port.detach')
    expect(detach.touchedServers?.(examplePort, {})).toEqual(['server-1'])
    expect(
      await callsOf('server.attach-network', exampleServer, { network: 'n-1' }),
    ).toMatchObject([{ body: { interfaceAttachment: { net_id: 'n-1' } } }])
  })
})

it('what is switched off or shared is so whole', async () => {
  expect(await callsOf('network.switch-off', exampleNetwork)).toEqual([
    { method: 'PUT', path: '/networks/n-1', body: { network: { admin_state_up: false } } },
  ])
  const share = await actOf('network.share')
  expect(share.available(exampleNetwork, member)).toMatchObject({ can: false })
  expect(share.available(exampleNetwork, { roles: ['admin'] })).toEqual({ can: true })
})

it.each(['network', 'subnet', 'router', 'port'])(
  'deletes several of kind %s only when their number is typed',
  async (kind) => {
    const act = await actOf(`${kind}.delete`)
    expect(act.confirmByName?.([exampleNetwork])).toBe(false)
    expect(act.confirmByName?.([exampleNetwork, exampleNetwork])).toBe(true)
    expect(act.request({ region: 'dfw', id: 'x', name: 'x' }, {})).toMatchObject([
      { method: 'DELETE', path: `/${kind}s/x` },
    ])
  },
)
