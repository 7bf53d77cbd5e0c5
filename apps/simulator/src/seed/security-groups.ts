import { projectIdOf } from './accounts.ts'

/** A rule that lets something in; without a remote, everybody, over both versions of IP. */
export type SeedRule = {
  /** Absent: ICMP, as a ping needs it. */
  port?: { protocol: 'tcp' | 'udp'; number: number }
  from?: { range: string } | { group: string }
}

export type SeedSecurityGroup = {
  projectId: string
  name: string
  description: string
  rules: readonly SeedRule[]
}

const tcp = (number: number, from?: SeedRule['from']): SeedRule => ({
  port: { protocol: 'tcp', number },
  ...(from ? { from } : {}),
})
const udp = (number: number, from?: SeedRule['from']): SeedRule => ({
  port: { protocol: 'udp', number },
  ...(from ? { from } : {}),
})

/** The ranges of the offices; both are kept for documentation (RFC 5737). */
const offices = ['203.0.113.0/24', '198.51.100.0/25'] as const
/** The project's own networks in all four regions. */
const inside = '10.20.0.0/14'

const talk: readonly Omit<SeedSecurityGroup, 'projectId'>[] = [
  {
    name: 'web',
    description: 'HTTP and HTTPS from everywhere',
    rules: [tcp(80), tcp(443)],
  },
  { name: 'ssh', description: 'Shell access', rules: [tcp(22)] },
  {
    name: 'office',
    description: 'Shell and ping from the two offices',
    rules: offices.flatMap((range) => [tcp(22, { range }), { from: { range } }]),
  },
  {
    name: 'database',
    description: 'PostgreSQL and MySQL for the web servers',
    rules: [tcp(5432, { group: 'web' }), tcp(3306, { group: 'web' })],
  },
  {
    name: 'cache',
    description: 'memcached for the web servers',
    rules: [tcp(11_211, { group: 'web' })],
  },
  {
    name: 'monitoring',
    description: 'Ping, and statsd from our own networks',
    rules: [{}, udp(8125, { range: inside })],
  },
  { name: 'dns', description: 'Name servers', rules: [tcp(53), udp(53)] },
  { name: 'mail', description: 'Mail in and submission', rules: [tcp(25), tcp(587)] },
  {
    name: 'old-jenkins',
    description: 'The builder that was moved in spring',
    rules: [tcp(8080, { range: '198.51.100.7/32' })],
  },
]

/** Groups beside "default", in each region. */
export const seedSecurityGroups: readonly SeedSecurityGroup[] = [
  ...talk.map((group) => ({ ...group, projectId: projectIdOf('reach-production') })),
  {
    projectId: projectIdOf('enterprise-fleet'),
    name: 'fleet',
    description: 'What every machine of the fleet opens',
    rules: [tcp(22), tcp(443)],
  },
]
