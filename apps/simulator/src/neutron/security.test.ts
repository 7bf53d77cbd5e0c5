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
const refusalOf = (answer: Answer): [number, unknown, unknown] => [
  answer.status,
  at(answer.body, 'NeutronError', 'type'),
  at(answer.body, 'NeutronError', 'message'),
]
const typeOf = (answer: Answer): [number, unknown] => [
  answer.status,
  at(answer.body, 'NeutronError', 'type'),
]
const make = async (plural: string, singular: string, fields: object): Promise<string> => {
  const made = await neutron(`/${plural}`, { body: { [singular]: fields } })
  expect(made.body).toHaveProperty([singular, 'id'])
  return String(at(made.body, singular, 'id'))
}
const makeGroup = (name: string): Promise<string> =>
  make('security-groups', 'security_group', { name })
const addRule = (group: string, fields: object): Promise<Answer> =>
  neutron('/security-group-rules', {
    body: {
      security_group_rule: { security_group_id: group, direction: 'ingress', ...fields },
    },
  })
const groupOf = async (id: string): Promise<unknown> =>
  at((await neutron(`/security-groups/${id}`)).body, 'security_group')
const network = async (filter: string): Promise<string> =>
  String(at((await neutron(`/networks?${filter}`)).body, 'networks', 0, 'id'))

describe('rules', () => {
  let group = ''
  beforeAll(async () => {
    group = await makeGroup('rules')
  })

  test('keep the range as given, and show it without host bits', async () => {
    const made = await addRule(group, { protocol: 'gre', remote_ip_prefix: '10.0.0.5/8' })
    expect(at(made.body, 'security_group_rule')).toMatchObject({
      protocol: 'gre',
      remote_ip_prefix: '10.0.0.5/8',
      normalized_cidr: '10.0.0.0/8',
      ethertype: 'IPv4',
      port_range_min: null,
    })
    const single = await addRule(group, { protocol: 'gre', remote_ip_prefix: '10.0.0.5' })
    expect(at(single.body, 'security_group_rule', 'remote_ip_prefix')).toBe('10.0.0.5/32')
  })

  test('say the same only once, however it is spelled', async () => {
    const web = { protocol: 'tcp', port_range_min: 80, port_range_max: 80 }
    const made = await addRule(group, { ...web, remote_ip_prefix: '0.0.0.0/0' })
    const id = String(at(made.body, 'security_group_rule', 'id'))
    for (const again of [web, { ...web, protocol: '6' }, { ...web, protocol: 'TCP' }]) {
      expect(refusalOf(await addRule(group, again))).toEqual([
        409,
        'SecurityGroupRuleExists',
        `Security group rule already exists. Rule id is ${id}.`,
      ])
    }
    expect((await addRule(group, { ...web, ethertype: 'IPv6' })).status).toBe(201)
  })

  test('with every port there is are without ports', async () => {
    const all = { protocol: 'udp', port_range_min: 1, port_range_max: 65_535 }
    expect((await addRule(group, all)).body).toMatchObject({
      security_group_rule: { port_range_min: null, port_range_max: null },
    })
  })

  test("of ICMP take the type and the code, and IPv6's own name", async () => {
    const echo = { protocol: 'icmp', port_range_min: 8, port_range_max: 0 }
    expect((await addRule(group, echo)).status).toBe(201)
    const sixth = await addRule(group, { protocol: 'icmp', ethertype: 'IPv6' })
    expect(at(sixth.body, 'security_group_rule', 'protocol')).toBe('ipv6-icmp')
    const beyond = { protocol: 'icmp', port_range_min: 256 }
    expect(refusalOf(await addRule(group, beyond))).toEqual([
      400,
      'SecurityGroupInvalidIcmpValue',
      'Invalid value for ICMP type (port_range_min) 256. It must be 0 to 255.',
    ])
    expect(typeOf(await addRule(group, { protocol: 'icmp', port_range_max: 1 }))).toEqual([
      400,
      'SecurityGroupMissingIcmpType',
    ])
    expect(typeOf(await addRule(group, { protocol: 'ipv6-icmp' }))).toEqual([
      400,
      'SecurityGroupEthertypeConflictWithProtocol',
    ])
  })

  test.each([
    [{ protocol: 'morse' }, 'SecurityGroupRuleInvalidProtocol'],
    [{ protocol: 'any' }, 'SecurityGroupRuleInvalidProtocol'],
    [{ ethertype: 'IPv5' }, 'SecurityGroupRuleInvalidEtherType'],
    [{ port_range_min: 1, port_range_max: 2 }, 'SecurityGroupProtocolRequiredWithPorts'],
    [
      { protocol: 'tcp', port_range_min: 90, port_range_max: 80 },
      'SecurityGroupInvalidPortRange',
    ],
    [{ protocol: 'tcp', port_range_min: 90 }, 'SecurityGroupInvalidPortRange'],
    [
      { protocol: 'tcp', port_range_min: 0, port_range_max: 80 },
      'SecurityGroupInvalidPortValue',
    ],
    [
      { protocol: 'tcp', port_range_min: 80, port_range_max: 65_536 },
      'SecurityGroupInvalidPortValue',
    ],
    [
      { protocol: 'gre', port_range_min: 80, port_range_max: 80 },
      'SecurityGroupInvalidProtocolForPort',
    ],
    [{ remote_ip_prefix: 'nowhere' }, 'InvalidCIDR'],
    [
      { remote_ip_prefix: '10.0.0.0/8', ethertype: 'IPv6' },
      'SecurityGroupRuleParameterConflict',
    ],
  ])('refuse %j', async (fields, type) => {
    expect(typeOf(await addRule(group, fields))).toEqual([400, type])
  })

  test('name one remote, of the own project', async () => {
    const remote = { remote_group_id: group, remote_ip_prefix: '10.0.0.0/8' }
    expect(typeOf(await addRule(group, remote))).toEqual([
      400,
      'SecurityGroupMultipleRemoteEntites',
    ])
    const stranger = await cloud.signIn('reachnovadevops', 'reach-production')
    const list = await neutron('/security-groups?name=web', { token: stranger })
    const foreign = String(at(list.body, 'security_groups', 0, 'id'))
    expect(typeOf(await addRule(group, { remote_group_id: foreign }))).toEqual([
      404,
      'SecurityGroupNotFound',
    ])
  })
})

describe('groups', () => {
  test('begin with everything out, and count the changes of their rules', async () => {
    const id = await makeGroup('counting')
    expect(await groupOf(id)).toMatchObject({ revision_number: 1, stateful: true })
    const made = await addRule(id, { protocol: 'vrrp' })
    expect(await groupOf(id)).toMatchObject({ revision_number: 2 })
    const rule = String(at(made.body, 'security_group_rule', 'id'))
    const path = `/security-group-rules/${rule}`
    expect((await neutron(path, { method: 'DELETE' })).status).toBe(204)
    expect(await groupOf(id)).toMatchObject({ revision_number: 3 })
    expect(refusalOf(await neutron(path, { method: 'DELETE' }))).toEqual([
      404,
      'SecurityGroupRuleNotFound',
      `Security group rule ${rule} does not exist`,
    ])
    const rules = at(await groupOf(id), 'security_group_rules')
    expect(rules).toMatchObject([
      { direction: 'egress', ethertype: 'IPv4', protocol: null, remote_ip_prefix: null },
      { direction: 'egress', ethertype: 'IPv6', protocol: null, remote_ip_prefix: null },
    ])
  })

  test('leave the name of the default one to Neutron', async () => {
    expect(
      typeOf(
        await neutron('/security-groups', {
          body: { security_group: { name: 'Default' } },
        }),
      ),
    ).toEqual([409, 'SecurityGroupDefaultAlreadyExists'])
    const list = await neutron('/security-groups?name=default')
    const id = String(at(list.body, 'security_groups', 0, 'id'))
    const rename = { method: 'PUT', body: { security_group: { name: 'mine' } } }
    expect(typeOf(await neutron(`/security-groups/${id}`, rename))).toEqual([
      409,
      'SecurityGroupCannotUpdateDefault',
    ])
    expect(
      refusalOf(await neutron(`/security-groups/${id}`, { method: 'DELETE' })),
    ).toEqual([
      409,
      'SecurityGroupCannotRemoveDefault',
      'Insufficient rights for removing default security group.',
    ])
  })

  test('stay while a port is in them, and keep their kind of filter', async () => {
    const id = await makeGroup('in-use')
    const port = await make('ports', 'port', {
      network_id: await network('name=blank-net'),
      security_groups: [id],
    })
    const stateless = { method: 'PUT', body: { security_group: { stateful: false } } }
    for (const call of [{ method: 'DELETE' }, stateless]) {
      expect(refusalOf(await neutron(`/security-groups/${id}`, call))).toEqual([
        409,
        'SecurityGroupInUse',
        `Security Group ${id} in use.`,
      ])
    }
    await neutron(`/ports/${port}`, { method: 'DELETE' })
    expect((await neutron(`/security-groups/${id}`, stateless)).status).toBe(200)
    expect((await neutron(`/security-groups/${id}`, { method: 'DELETE' })).status).toBe(204)
  })

  test("take the rules that name them away from others' groups", async () => {
    const named = await makeGroup('named')
    const naming = await makeGroup('naming')
    await addRule(naming, { remote_group_id: named })
    expect(at(await groupOf(naming), 'security_group_rules')).toHaveLength(3)
    await neutron(`/security-groups/${named}`, { method: 'DELETE' })
    expect(at(await groupOf(naming), 'security_group_rules')).toHaveLength(2)
  })

  test('need room for their two rules', async () => {
    const { projectId = '' } = cloud.simulator.cloud.callerOfToken(token) ?? {}
    const admin = await cloud.signIn('operator', 'crew')
    const details = await neutron(`/quotas/${projectId}/details.json`)
    const used = Number(at(details.body, 'quota', 'security_group_rule', 'used'))
    const limit = (security_group_rule: number): Promise<Answer> =>
      neutron(`/quotas/${projectId}`, {
        token: admin,
        method: 'PUT',
        body: { quota: { security_group_rule } },
      })
    await limit(used + 1)
    const body = { security_group: { name: 'one too many' } }
    expect(refusalOf(await neutron('/security-groups', { body }))).toEqual([
      409,
      'OverQuota',
      "Quota exceeded for resources: ['security_group_rule'].",
    ])
    await limit(100)
  })
})

describe('floating addresses', () => {
  test('lead to addresses of the own project only, and to one at a time', async () => {
    const external = await network('router:external=true')
    const inside = await network('name=blank-net')
    const port = await make('ports', 'port', { network_id: inside })
    const ask = (fields: object): Promise<Answer> =>
      neutron('/floatingips', {
        body: { floatingip: { floating_network_id: external, ...fields } },
      })
    const made = await ask({ port_id: port })
    expect(made.body).toMatchObject({
      floatingip: { port_id: port, port_details: { network_id: inside, device_id: '' } },
    })
    expect(typeOf(await ask({ port_id: port }))).toEqual([
      409,
      'FloatingIPPortAlreadyAssociated',
    ])
    expect(refusalOf(await ask({ fixed_ip_address: '10.41.0.9' }))).toEqual([
      400,
      'BadRequest',
      'Bad floatingip request: fixed_ip_address cannot be specified without a port_id.',
    ])
    const stranger = await cloud.signIn('reachnovadevops', 'reach-production')
    const foreign = await neutron('/ports?limit=1', { token: stranger })
    const foreignPort = String(at(foreign.body, 'ports', 0, 'id'))
    expect(typeOf(await ask({ port_id: foreignPort }))).toEqual([404, 'PortNotFound'])
    expect(typeOf(await ask({ floating_network_id: inside }))).toEqual([400, 'BadRequest'])
  })

  test('come from the next range when one is used up, then not at all', async () => {
    const admin = await cloud.signIn('operator', 'crew')
    const asAdmin = async (path: string, body: object): Promise<unknown> => {
      const made = await neutron(path, { token: admin, body })
      expect(made.status).toBe(201)
      return made.body
    }
    const tiny = { network: { name: 'tiny', 'router:external': true } }
    const networkId = String(at(await asAdmin('/networks', tiny), 'network', 'id'))
    for (const cidr of ['192.0.2.0/30', '192.0.2.64/30']) {
      const subnet = { network_id: networkId, ip_version: 4, cidr, name: cidr }
      await asAdmin('/subnets', { subnet })
    }
    const ask = (): Promise<Answer> =>
      neutron('/floatingips', { body: { floatingip: { floating_network_id: networkId } } })
    const addresses = [await ask(), await ask()].map((made) =>
      at(made.body, 'floatingip', 'floating_ip_address'),
    )
    expect(addresses).toEqual(['192.0.2.2', '192.0.2.66'])
    expect(refusalOf(await ask())).toEqual([
      409,
      'IpAddressGenerationFailure',
      `No more IP addresses available on network ${networkId}.`,
    ])
  })
})
