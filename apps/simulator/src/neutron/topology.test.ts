import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
import { valueAt } from '../core/json.ts'
import { type Answer, type Call, startTestCloud, type TestCloud } from '../test-cloud.ts'

let cloud: TestCloud
let token = ''
const disposal = new AsyncDisposableStack()

beforeAll(async () => {
  const database = disposal.use(await testDatabase())
  cloud = disposal.use(await startTestCloud(database.url))
  token = await cloud.signIn('newcomer', 'blank-slate')
})
afterAll(() => disposal.disposeAsync())

const neutron = (path: string, call: Call = {}): Promise<Answer> =>
  cloud.call('ord', `/network/v2.0${path}`, { token, ...call })
const put = (path: string, body: object): Promise<Answer> =>
  neutron(path, { method: 'PUT', body })
const remove = (path: string): Promise<Answer> => neutron(path, { method: 'DELETE' })
const faultOf = ({ status, body }: Answer): [number, unknown] => [
  status,
  valueAt(body, 'NeutronError', 'type'),
]
const make = async (kind: string, fields: object): Promise<string> => {
  const made = await neutron(`/${kind}s`, { body: { [kind]: fields } })
  expect(made.body).toHaveProperty([kind, 'id'])
  return String(valueAt(made.body, kind, 'id'))
}
const makeNetwork = async (name: string, cidr: string) => {
  const network = await make('network', { name })
  const subnet = await make('subnet', { network_id: network, ip_version: 4, cidr })
  return { network, subnet }
}
const join = (router: string, subnet: string): Promise<Answer> =>
  put(`/routers/${router}/add_router_interface`, { subnet_id: subnet })
const publicNetwork = async (): Promise<string> =>
  String(
    valueAt((await neutron('/networks?router:external=true')).body, 'networks', 0, 'id'),
  )

describe('a subnet', () => {
  test('refuses pools, name servers and routes that cannot be', async () => {
    const { network } = await makeNetwork('checks', '10.80.0.0/24')
    const refused = async (fields: object) =>
      faultOf(
        await neutron('/subnets', {
          body: {
            subnet: { network_id: network, ip_version: 4, cidr: '10.81.0.0/24', ...fields },
          },
        }),
      )
    const pool = (start: string, end: string) => ({ start, end })
    expect(
      await refused({
        allocation_pools: [
          pool('10.81.0.10', '10.81.0.50'),
          pool('10.81.0.40', '10.81.0.60'),
        ],
      }),
    ).toEqual([409, 'OverlappingAllocationPools'])
    expect(await refused({ allocation_pools: [pool('10.81.0.1', '10.81.0.9')] })).toEqual([
      409,
      'GatewayConflictWithAllocationPools',
    ])
    expect(await refused({ allocation_pools: [pool('10.82.0.1', '10.82.0.9')] })).toEqual([
      400,
      'OutOfBoundsAllocationPool',
    ])
    expect(await refused({ dns_nameservers: ['192.0.2'] })).toEqual([400, 'HTTPBadRequest'])
    expect(await refused({ dns_nameservers: ['2001:db8::53'] })).toEqual([
      400,
      'InvalidInput',
    ])
    expect(
      await refused({ host_routes: [{ destination: '10.0.0.5/8', nexthop: '10.81.0.9' }] }),
    ).toEqual([400, 'HTTPBadRequest'])
    expect(await refused({ cidr: '10.81.0.0/31' })).toEqual([400, 'InvalidInput'])
    expect(await refused({ cidr: '127.0.0.0/24' })).toEqual([400, 'InvalidInput'])
    expect(await refused({ cidr: '0.0.0.0/0' })).toEqual([400, 'InvalidInput'])
    expect(await refused({ gateway_ip: '10.81.0.255' })).toEqual([400, 'InvalidInput'])
    expect(await refused({ ipv6_ra_mode: 'slaac' })).toEqual([400, 'InvalidInput'])
  })

  test('of IPv6 lets ports make their own address, and takes it with it', async () => {
    const { network } = await makeNetwork('dual', '10.83.0.0/24')
    const port = await make('port', { network_id: network })
    const wide = {
      network_id: network,
      ip_version: 6,
      cidr: 'fd00:83::/56',
      ipv6_address_mode: 'slaac',
      ipv6_ra_mode: 'slaac',
    }
    expect(faultOf(await neutron('/subnets', { body: { subnet: wide } }))).toEqual([
      400,
      'InvalidInput',
    ])
    const subnet = await make('subnet', { ...wide, cidr: 'fd00:83::/64' })
    expect((await neutron(`/subnets/${subnet}`)).body).toMatchObject({
      subnet: { gateway_ip: 'fd00:83::' },
    })
    const fixedIps = async () =>
      valueAt((await neutron(`/ports/${port}`)).body, 'port', 'fixed_ips')
    expect(await fixedIps()).toHaveLength(2)
    expect((await remove(`/subnets/${subnet}`)).status).toBe(204)
    expect(await fixedIps()).toHaveLength(1)
  })

  test('keeps its gateway while a router has it', async () => {
    const { subnet } = await makeNetwork('gateway', '10.84.0.0/24')
    const router = await make('router', { name: 'gateway' })
    await join(router, subnet)
    const change = { subnet: { gateway_ip: '10.84.0.254' } }
    expect(faultOf(await put(`/subnets/${subnet}`, change))).toEqual([
      409,
      'GatewayIpInUse',
    ])
    await put(`/routers/${router}/remove_router_interface`, { subnet_id: subnet })
    expect(faultOf(await put(`/subnets/${subnet}`, change))).toEqual([
      409,
      'GatewayConflictWithAllocationPools',
    ])
    const moved = {
      ...change.subnet,
      allocation_pools: [{ start: '10.84.0.2', end: '10.84.0.200' }],
    }
    expect((await put(`/subnets/${subnet}`, { subnet: moved })).body).toMatchObject({
      subnet: { gateway_ip: '10.84.0.254', revision_number: 2 },
    })
  })
})

describe('a router', () => {
  test('joins no two ranges that overlap', async () => {
    const first = await makeNetwork('twin-a', '10.85.0.0/24')
    const second = await makeNetwork('twin-b', '10.85.0.128/25')
    const router = await make('router', { name: 'twins' })
    expect((await join(router, first.subnet)).status).toBe(200)
    const refused = await join(router, second.subnet)
    expect(faultOf(refused)).toEqual([400, 'BadRequest'])
    expect(valueAt(refused.body, 'NeutronError', 'message')).toContain(
      'overlaps with cidr 10.85.0.0/24',
    )
  })

  test('knows routes through neighbours only, and holds the interface they need', async () => {
    const { subnet } = await makeNetwork('routes', '10.86.0.0/24')
    const router = await make('router', { name: 'routes' })
    await join(router, subnet)
    const routes = (nexthop: string) => [{ destination: '172.16.0.0/16', nexthop }]
    const set = (nexthop: string) =>
      put(`/routers/${router}`, { router: { routes: routes(nexthop) } })
    expect(faultOf(await set('192.0.2.9'))).toEqual([400, 'InvalidRoutes'])
    expect(faultOf(await set('10.86.0.1'))).toEqual([400, 'InvalidRoutes'])
    const added = await put(`/routers/${router}/add_extraroutes`, {
      router: { routes: routes('10.86.0.9') },
    })
    expect(added.body).toMatchObject({ router: { routes: routes('10.86.0.9') } })
    const part = { subnet_id: subnet }
    expect(faultOf(await put(`/routers/${router}/remove_router_interface`, part))).toEqual([
      409,
      'RouterInterfaceInUseByRoute',
    ])
    const removed = await put(`/routers/${router}/remove_extraroutes`, {
      router: { routes: routes('10.86.0.9') },
    })
    expect(removed.body).toMatchObject({ router: { routes: [] } })
    expect((await put(`/routers/${router}/remove_router_interface`, part)).status).toBe(200)
  })

  test('leaves how it translates to administrators', async () => {
    const gateway = { network_id: await publicNetwork(), enable_snat: false }
    const refused = await neutron('/routers', {
      body: { router: { external_gateway_info: gateway } },
    })
    expect(faultOf(refused)).toEqual([403, 'PolicyNotAuthorized'])
  })
})

describe('a port', () => {
  test('may answer for further addresses only while it is secured', async () => {
    const { network } = await makeNetwork('pairs', '10.87.0.0/24')
    const port = await make('port', {
      network_id: network,
      allowed_address_pairs: [{ ip_address: '10.87.0.200' }],
    })
    expect((await neutron(`/ports/${port}`)).body).toMatchObject({
      port: {
        allowed_address_pairs: [
          { ip_address: '10.87.0.200', mac_address: expect.stringMatching(/^fa:16:3e:/) },
        ],
      },
    })
    const change = (fields: object) => put(`/ports/${port}`, { port: fields })
    expect(faultOf(await change({ port_security_enabled: false }))).toEqual([
      409,
      'AddressPairAndPortSecurityRequired',
    ])
    expect(
      faultOf(await change({ port_security_enabled: false, allowed_address_pairs: [] })),
    ).toEqual([409, 'PortSecurityPortHasSecurityGroup'])
    const open = {
      port_security_enabled: false,
      allowed_address_pairs: [],
      security_groups: [],
    }
    expect((await change(open)).status).toBe(200)
    expect(
      faultOf(await change({ allowed_address_pairs: [{ ip_address: 'nowhere' }] })),
    ).toEqual([400, 'HTTPBadRequest'])
  })

  test('on a network of others takes the address that it gets', async () => {
    const wanted = {
      network_id: await publicNetwork(),
      fixed_ips: [{ ip_address: '198.18.128.77' }],
    }
    expect(faultOf(await neutron('/ports', { body: { port: wanted } }))).toEqual([
      403,
      'PolicyNotAuthorized',
    ])
  })
})

test('a network goes with its service ports, and is refused while others are there', async () => {
  const { network } = await makeNetwork('going', '10.88.0.0/24')
  await make('port', { network_id: network, device_owner: 'network:dhcp' })
  await make('port', { network_id: network, device_owner: 'network:distributed' })
  const port = await make('port', { network_id: network })
  const refused = await remove(`/networks/${network}`)
  expect(faultOf(refused)).toEqual([409, 'NetworkInUse'])
  expect(valueAt(refused.body, 'NeutronError', 'message')).toContain(port)
  await remove(`/ports/${port}`)
  expect((await remove(`/networks/${network}`)).status).toBe(204)
  expect((await neutron(`/ports?network_id=${network}`)).body).toEqual({ ports: [] })
})

test('how many addresses are left is told to administrators', async () => {
  const { network, subnet } = await makeNetwork('counted', '10.89.0.0/28')
  await make('port', { network_id: network })
  const path = `/network-ip-availabilities/${network}`
  expect((await neutron(path)).status).toBe(404)
  const admin = await cloud.signIn('operator', 'crew')
  expect((await neutron(path, { token: admin })).body).toMatchObject({
    network_ip_availability: {
      network_name: 'counted',
      used_ips: 1,
      total_ips: 13,
      subnet_ip_availability: [{ subnet_id: subnet, used_ips: 1, total_ips: 13 }],
    },
  })
})

test('the talk has networks that are routed, alone, switched off and of two families', async () => {
  const member = await cloud.signIn('reachnovadevops', 'reach-production')
  const read = async (region: string, path: string) =>
    (await cloud.call(region, `/network/v2.0${path}`, { token: member })).body
  expect(await read('dfw', '/networks?router:external=false&fields=name')).toEqual({
    networks: ['reach-net', 'database-net', 'staging-net', 'office-net'].map((name) => ({
      name,
    })),
  })
  expect(await read('syd', '/networks?name=sandbox-net')).toMatchObject({
    networks: [{ admin_state_up: false }],
  })
  expect(await read('dfw', '/routers')).toMatchObject({
    routers: [{ name: 'reach-router', routes: [{ nexthop: '10.68.0.5' }] }],
  })
})
