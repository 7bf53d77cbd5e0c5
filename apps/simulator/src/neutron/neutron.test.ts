import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '@aloft/testkit/postgres'
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

const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? Reflect.get(inner, key) : undefined,
    value,
  )
const listOf = (answer: Answer, plural: string): unknown[] => {
  const list = at(answer.body, plural)
  return Array.isArray(list) ? list : []
}
const faultOf = (answer: Answer): [number, unknown] => [
  answer.status,
  at(answer.body, 'NeutronError', 'type'),
]
const make = async (plural: string, singular: string, fields: object): Promise<string> => {
  const made = await neutron(`/${plural}`, { body: { [singular]: fields } })
  expect(made.body).toHaveProperty([singular, 'id'])
  return String(at(made.body, singular, 'id'))
}
const makeNetwork = async (
  name: string,
  cidr: string,
): Promise<{ network: string; subnet: string }> => {
  const network = await make('networks', 'network', { name })
  const subnet = await make('subnets', 'subnet', {
    network_id: network,
    ip_version: 4,
    cidr,
    name,
  })
  return { network, subnet }
}
const publicNetwork = async (): Promise<string> =>
  String(at((await neutron('/networks?router:external=true')).body, 'networks', 0, 'id'))

describe('lists', () => {
  test('show own and shared networks, filtered, sorted, cut to fields, in pages', async () => {
    for (const name of ['list-c', 'list-a', 'list-b'])
      await make('networks', 'network', { name })
    const names = listOf(
      await neutron('/networks?fields=name&sort_key=name&sort_dir=desc'),
      'networks',
    )
    expect(names).toEqual([
      { name: 'public' },
      { name: 'list-c' },
      { name: 'list-b' },
      { name: 'list-a' },
      { name: 'blank-net' },
    ])
    const first = await neutron('/networks?limit=2&sort_key=name&sort_dir=asc')
    expect(listOf(first, 'networks').map((network) => at(network, 'name'))).toEqual([
      'blank-net',
      'list-a',
    ])
    const link = at(first.body, 'networks_links', 0)
    expect(at(link, 'rel')).toBe('next')
    const next = await fetch(String(at(link, 'href')), {
      headers: { 'x-auth-token': token },
    })
    expect(at(await next.json(), 'networks', 0, 'name')).toBe('list-b')
    const either = await neutron('/networks?name=list-a&name=list-b&fields=name')
    expect(listOf(either, 'networks')).toHaveLength(2)
    expect(faultOf(await neutron('/networks?limit=x'))).toEqual([400, 'HTTPBadRequest'])
  })

  test('find by tags', async () => {
    const id = await make('networks', 'network', { name: 'tagged' })
    await neutron(`/networks/${id}/tags`, {
      method: 'PUT',
      body: { tags: ['red', 'blue'] },
    })
    await neutron(`/networks/${id}/tags/green`, { method: 'PUT' })
    expect(listOf(await neutron('/networks?tags=red,green'), 'networks')).toHaveLength(1)
    expect(listOf(await neutron('/networks?tags=red,white'), 'networks')).toHaveLength(0)
    expect(listOf(await neutron('/networks?tags-any=red,white'), 'networks')).toHaveLength(
      1,
    )
    expect((await neutron(`/networks/${id}/tags/white`, { method: 'DELETE' })).status).toBe(
      404,
    )
  })
})

describe('ports', () => {
  test('get the next free address, a MAC address and the default group', async () => {
    const { network, subnet } = await makeNetwork('ports', '10.99.0.0/29')
    const made = await neutron('/ports', {
      body: { port: { network_id: network, name: 'one' } },
    })
    expect(at(made.body, 'port', 'fixed_ips')).toEqual([
      { subnet_id: subnet, ip_address: '10.99.0.2' },
    ])
    expect(at(made.body, 'port', 'mac_address')).toMatch(/^fa:16:3e:/)
    const group = at(made.body, 'port', 'security_groups', 0)
    expect(
      at(
        (await neutron(`/security-groups/${String(group)}`)).body,
        'security_group',
        'name',
      ),
    ).toBe('default')
    const taken = { network_id: network, fixed_ips: [{ ip_address: '10.99.0.2' }] }
    expect(faultOf(await neutron('/ports', { body: { port: taken } }))).toEqual([
      409,
      'IpAddressAlreadyAllocated',
    ])
    const outside = { network_id: network, fixed_ips: [{ ip_address: '10.98.0.2' }] }
    expect(faultOf(await neutron('/ports', { body: { port: outside } }))).toEqual([
      400,
      'InvalidIpForNetwork',
    ])
    for (const _ of [3, 4, 5, 6]) await make('ports', 'port', { network_id: network })
    expect(
      faultOf(await neutron('/ports', { body: { port: { network_id: network } } })),
    ).toEqual([409, 'IpAddressGenerationFailure'])
    expect(faultOf(await neutron(`/networks/${network}`, { method: 'DELETE' }))).toEqual([
      409,
      'NetworkInUse',
    ])
    expect(faultOf(await neutron(`/subnets/${subnet}`, { method: 'DELETE' }))).toEqual([
      409,
      'SubnetInUse',
    ])
  })
})

describe('subnets', () => {
  test('refuse ranges that overlap, are missing or malformed', async () => {
    const { network } = await makeNetwork('ranges', '10.97.0.0/24')
    const subnet = (fields: object): Promise<Answer> =>
      neutron('/subnets', {
        body: { subnet: { network_id: network, ip_version: 4, ...fields } },
      })
    expect(faultOf(await subnet({ cidr: '10.97.0.128/25' }))).toEqual([400, 'InvalidInput'])
    expect(faultOf(await subnet({}))).toEqual([400, 'BadRequest'])
    expect(faultOf(await subnet({ cidr: 'nonsense' }))).toEqual([400, 'InvalidInput'])
    expect(faultOf(await subnet({ cidr: '10.96.0.0/24', taste: 1 }))).toEqual([
      400,
      'HTTPBadRequest',
    ])
    const shared = {
      network_id: await publicNetwork(),
      ip_version: 4,
      cidr: '10.95.0.0/24',
    }
    expect(faultOf(await neutron('/subnets', { body: { subnet: shared } }))).toEqual([
      403,
      'PolicyNotAuthorized',
    ])
  })
})

describe('routers and floating addresses', () => {
  test('lead from outside to a port, and hold what they need', async () => {
    const { network, subnet } = await makeNetwork('routed', '10.94.0.0/24')
    const external = await publicNetwork()
    const port = await make('ports', 'port', { network_id: network })
    const floating = { floating_network_id: external, port_id: port }
    expect(
      faultOf(await neutron('/floatingips', { body: { floatingip: floating } })),
    ).toEqual([404, 'ExternalGatewayForFloatingIPNotFound'])
    const router = await make('routers', 'router', {
      name: 'r',
      external_gateway_info: { network_id: external },
    })
    const joined = await neutron(`/routers/${router}/add_router_interface`, {
      method: 'PUT',
      body: { subnet_id: subnet },
    })
    expect(joined.body).toMatchObject({
      id: router,
      subnet_id: subnet,
      subnet_ids: [subnet],
    })
    const made = await neutron('/floatingips', { body: { floatingip: floating } })
    expect(made.body).toMatchObject({
      floatingip: { status: 'ACTIVE', router_id: router, fixed_ip_address: '10.94.0.2' },
    })
    const removal = { method: 'PUT', body: { subnet_id: subnet } }
    expect(
      faultOf(await neutron(`/routers/${router}/remove_router_interface`, removal)),
    ).toEqual([409, 'RouterInterfaceInUseByFloatingIP'])
    expect(faultOf(await neutron(`/routers/${router}`, { method: 'DELETE' }))).toEqual([
      409,
      'RouterInUse',
    ])
    expect((await neutron(`/ports/${port}`, { method: 'DELETE' })).status).toBe(204)
    const id = String(at(made.body, 'floatingip', 'id'))
    expect((await neutron(`/floatingips/${id}`)).body).toMatchObject({
      floatingip: { status: 'DOWN', port_id: null, router_id: null },
    })
    const inner = await make('ports', 'port', { network_id: network })
    const rule = { protocol: 'tcp', external_port: 2222, internal_port: 22 }
    const body = { port_forwarding: { ...rule, internal_port_id: inner } }
    const forwards = `/floatingips/${id}/port_forwardings`
    const forwarded = await neutron(forwards, { body })
    expect(forwarded.status).toBe(201)
    expect((await neutron(`/floatingips/${id}`)).body).toMatchObject({
      floatingip: {
        port_id: null,
        router_id: router,
        port_forwardings: [{ ...rule, internal_port_id: inner }],
      },
    })
    expect((await neutron(forwards, { body })).status).toBe(400)
    const forwarding = String(at(forwarded.body, 'port_forwarding', 'id'))
    const ended = await neutron(`${forwards}/${forwarding}`, { method: 'DELETE' })
    expect(ended.status).toBe(204)
    expect((await neutron(`/ports/${inner}`, { method: 'DELETE' })).status).toBe(204)
    expect(
      (await neutron(`/routers/${router}/remove_router_interface`, removal)).status,
    ).toBe(200)
    expect((await neutron(`/routers/${router}`, { method: 'DELETE' })).status).toBe(204)
    expect((await neutron(`/floatingips/${id}`, { method: 'DELETE' })).status).toBe(204)
  })
})

describe('limits and policy', () => {
  test('a quota that is used up refuses the next one', async () => {
    const { projectId = '' } = cloud.simulator.cloud.callerOfToken(token) ?? {}
    const before = await neutron(`/quotas/${projectId}/details.json`)
    const { limit, used } = {
      limit: 10,
      used: Number(at(before.body, 'quota', 'router', 'used')),
    }
    for (let made = used; made < limit; made++)
      await make('routers', 'router', { name: `q${made}` })
    const refused = await neutron('/routers', {
      body: { router: { name: 'one too many' } },
    })
    expect(faultOf(refused)).toEqual([409, 'OverQuota'])
    expect(at(refused.body, 'NeutronError', 'message')).toBe(
      "Quota exceeded for resources: ['router'].",
    )
  })

  test('a reader gets 403, a stranger 404, an administrator may set a quota', async () => {
    const { projectId = '' } = cloud.simulator.cloud.callerOfToken(token) ?? {}
    const reader = await cloud.signIn('auditor', 'reach-production')
    const refused = await neutron('/networks', {
      token: reader,
      body: { network: { name: 'x' } },
    })
    expect(faultOf(refused)).toEqual([403, 'PolicyNotAuthorized'])
    const own = String(
      at((await neutron('/networks?name=blank-net')).body, 'networks', 0, 'id'),
    )
    expect(faultOf(await neutron(`/networks/${own}`, { token: reader }))).toEqual([
      404,
      'NetworkNotFound',
    ])
    const admin = await cloud.signIn('operator', 'crew')
    const quota = { method: 'PUT', body: { quota: { network: 1 } } }
    expect(faultOf(await neutron(`/quotas/${projectId}`, quota))).toEqual([
      403,
      'PolicyNotAuthorized',
    ])
    expect((await neutron(`/quotas/${projectId}`, { ...quota, token: admin })).status).toBe(
      200,
    )
    const over = await neutron('/networks', { body: { network: { name: 'over' } } })
    expect(faultOf(over)).toEqual([409, 'OverQuota'])
    expect(faultOf(await neutron('/networks', { body: { nothing: {} } }))).toEqual([
      400,
      'HTTPBadRequest',
    ])
  })
})
