/** Projects of the lab, each in a domain. */
export const projects = [
  { name: 'demo', domain: 'Default', description: 'Demo project' },
  { name: 'acme', domain: 'Default', description: 'Acme web shop' },
  { name: 'blank', domain: 'Default', description: 'Project without resources' },
  { name: 'partner-web', domain: 'partner', description: 'Project in a second domain' },
]

/** People, each with the roles that they have in projects of their domain. */
export const people = [
  { name: 'alice', domain: 'Default', roles: { demo: 'member', acme: 'member' } },
  { name: 'bob', domain: 'Default', roles: { acme: 'member' } },
  { name: 'carol', domain: 'Default', roles: { demo: 'reader' } },
  { name: 'newcomer', domain: 'Default', roles: { blank: 'member' } },
  { name: 'dave', domain: 'partner', roles: { 'partner-web': 'member' } },
]

/** Names in `clouds.yaml`: who signs in to which project. */
export const clouds = {
  admin: { user: 'admin', project: 'admin', domain: 'Default' },
  demo: { user: 'alice', project: 'demo', domain: 'Default' },
  acme: { user: 'alice', project: 'acme', domain: 'Default' },
  bob: { user: 'bob', project: 'acme', domain: 'Default' },
  reader: { user: 'carol', project: 'demo', domain: 'Default' },
  empty: { user: 'newcomer', project: 'blank', domain: 'Default' },
  partner: { user: 'dave', project: 'partner-web', domain: 'partner' },
}
