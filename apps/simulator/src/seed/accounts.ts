import { hexOf } from './identifiers.ts'

export type SeedDomain = { id: string; name: string; description: string }
export type SeedProject = {
  id: string
  name: string
  domainId: string
  description: string
}
export type SeedUser = {
  id: string
  name: string
  domainId: string
  email: string
  password: string
  /** Base32 (RFC 4648); when set, a password alone does not sign in. */
  totpSecret?: string
}
export type RoleName = 'reader' | 'member' | 'admin'
/** A role on a project, or on a domain. */
export type SeedAssignment = { userId: string; role: RoleName } & (
  | { projectId: string; domainId?: never }
  | { domainId: string; projectId?: never }
)

/** The password of every account of the demonstration: nothing here is a secret. */
export const demoPassword = 'aloft-demo'
/** What `totp-user` has in the authenticator: SHA-1, six digits, thirty seconds. */
export const demoTotpSecret = 'ALOFTDEMOTOTPSECRETALOFTDEMOTOTP'

export const seedDomains: readonly SeedDomain[] = [
  { id: 'default', name: 'Default', description: 'The default domain' },
  { id: hexOf('domain:partner'), name: 'partner', description: 'A reseller of the cloud' },
]
const partner = hexOf('domain:partner')

export const projectIdOf = (name: string): string => hexOf(`project:${name}`)
export const userIdOf = (name: string): string => hexOf(`user:${name}`)

const project = (name: string, description: string, domainId = 'default'): SeedProject => ({
  id: projectIdOf(name),
  name,
  domainId,
  description,
})

export const seedProjects: readonly SeedProject[] = [
  project('reach-production', 'The control panel as its customers use it'),
  project('reach-preproduction', 'Production with fewer machines'),
  project('blank-slate', 'An account of today, with nothing in it yet'),
  project('enterprise-fleet', 'Ten thousand servers in four regions'),
  project('crew', 'The people who run the panel'),
  project('partner-web', 'Web sites of the partner', partner),
]

/** Only seeded when a count of servers is asked for on the command line. */
export const largeProject = project('large-fleet', 'As many servers as the bench asks for')

const user = (name: string, email: string, domainId = 'default'): SeedUser => ({
  id: userIdOf(name),
  name,
  domainId,
  email,
  password: demoPassword,
})

export const seedUsers: readonly SeedUser[] = [
  user('reachnovadevops', 'devops@reach.example'),
  user('newcomer', 'newcomer@blank.example'),
  user('enterprise', 'platform@enterprise.example'),
  user('auditor', 'audit@reach.example'),
  { ...user('totp-user', 'careful@reach.example'), totpSecret: demoTotpSecret },
  user('operator', 'operator@cloud.example'),
  user('partner-admin', 'admin@partner.example', partner),
]
export const largeUser = user('large', 'large@enterprise.example')

const onProject = (
  userName: string,
  role: RoleName,
  projectName: string,
): SeedAssignment => ({
  userId: userIdOf(userName),
  role,
  projectId: projectIdOf(projectName),
})

export const seedAssignments: readonly SeedAssignment[] = [
  onProject('reachnovadevops', 'member', 'reach-production'),
  onProject('reachnovadevops', 'member', 'reach-preproduction'),
  onProject('newcomer', 'member', 'blank-slate'),
  onProject('enterprise', 'member', 'enterprise-fleet'),
  onProject('auditor', 'reader', 'reach-production'),
  onProject('totp-user', 'member', 'reach-preproduction'),
  onProject('operator', 'admin', 'crew'),
  onProject('partner-admin', 'member', 'partner-web'),
  { userId: userIdOf('partner-admin'), role: 'admin', domainId: partner },
]
export const largeAssignment = onProject('large', 'member', 'large-fleet')
