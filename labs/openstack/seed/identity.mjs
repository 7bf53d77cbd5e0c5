import { people, projects } from '../people.mjs'
import { signIn } from './cloud-client.mjs'

/** Under these names services sign in; users that no service needs do no harm. */
const serviceNames = [
  ...['nova', 'neutron', 'glance', 'placement'],
  ...['cinder', 'designate', 'swift'],
]

/** Creates in Keystone what is missing, and makes the catalog as it should be. May be repeated. */
export async function seedIdentity(lab, endpoints) {
  const call = await signIn(lab, 'admin')
  const url = (path) => lab.url('keystone', undefined, `/v3/${path}`)
  const kind = (plural, singular) => ({
    list: async () => (await call('GET', url(plural)))[plural],
    create: async (body) =>
      (await call('POST', url(plural), { [singular]: body }))[singular],
  })
  const ensure = async ({ list, create }, body, isIt = sameName) =>
    (await list()).find((one) => isIt(one, body)) ?? create(body)

  for (const region of lab.regions) {
    await ensure(kind('regions', 'region'), { id: region }, (a, b) => a.id === b.id)
  }
  const roles = {}
  for (const name of ['admin', 'member', 'reader', 'service']) {
    roles[name] = await ensure(kind('roles', 'role'), { name })
  }
  const domains = {}
  for (const name of ['Default', 'partner']) {
    domains[name] = await ensure(kind('domains', 'domain'), { name })
  }
  const ensureProject = ({ name, domain, description }) =>
    ensure(kind('projects', 'project'), {
      name,
      domain_id: domains[domain].id,
      description,
    })
  const ensureUser = ({ name, domain }) =>
    ensure(kind('users', 'user'), {
      name,
      domain_id: domains[domain].id,
      password: lab.password,
      email: `${name}@lab.example`,
    })
  const grant = (project, user, role) =>
    call('PUT', url(`projects/${project.id}/users/${user.id}/roles/${roles[role].id}`))

  const services = await ensureProject({ name: 'service', domain: 'Default' })
  for (const name of serviceNames) {
    const user = await ensureUser({ name, domain: 'Default' })
    await grant(services, user, 'admin')
    await grant(services, user, 'service')
  }
  const admin = await ensureUser({ name: 'admin', domain: 'Default' })
  const made = new Map()
  for (const project of projects) {
    made.set(project.name, await ensureProject(project))
    await grant(made.get(project.name), admin, 'admin')
  }
  for (const person of people) {
    const user = await ensureUser(person)
    for (const [project, role] of Object.entries(person.roles)) {
      await grant(made.get(project), user, role)
    }
  }
  await seedCatalog(
    {
      call,
      url,
      ensureService: (body) =>
        ensure(kind('services', 'service'), body, (a, b) => a.type === b.type),
    },
    endpoints,
  )
}

/** Three interfaces of each endpoint, and none that points elsewhere. */
async function seedCatalog({ call, url, ensureService }, endpoints) {
  const wanted = []
  for (const { type, name, region, url: address } of endpoints) {
    const service = await ensureService({ type, name })
    for (const side of ['public', 'internal', 'admin']) {
      wanted.push({
        service_id: service.id,
        region_id: region,
        interface: side,
        url: address,
      })
    }
  }
  const key = (one) =>
    JSON.stringify([one.service_id, one.region_id, one.interface, one.url])
  const { endpoints: present } = await call('GET', url('endpoints'))
  const wantedKeys = new Set(wanted.map(key))
  const presentKeys = new Set(present.map(key))
  for (const one of present) {
    if (!wantedKeys.has(key(one))) await call('DELETE', url(`endpoints/${one.id}`))
  }
  for (const endpoint of wanted) {
    if (!presentKeys.has(key(endpoint))) await call('POST', url('endpoints'), { endpoint })
  }
}

/** The same name, and the same domain where there are domains. */
function sameName(one, wanted) {
  return (
    one.name.toLowerCase() === wanted.name.toLowerCase() &&
    (wanted.domain_id === undefined || one.domain_id === wanted.domain_id)
  )
}
