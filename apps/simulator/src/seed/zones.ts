import { projectIdOf } from './accounts.ts'

export type SeedRecordSet = {
  /** Below the zone; `@` is the zone itself. */
  name: string
  type: string
  records: readonly string[]
  ttlSeconds?: number
  description?: string
}
export type SeedZone = {
  projectId: string
  /** With its dot at the end. */
  name: string
  email: string
  ttlSeconds: number
  createdOn: string
  description?: string
  /** A secondary zone: what it holds comes from these. */
  masters?: readonly string[]
  sets: readonly SeedRecordSet[]
}

const set = (
  name: string,
  type: string,
  records: string | readonly string[],
  more: Pick<SeedRecordSet, 'ttlSeconds' | 'description'> = {},
): SeedRecordSet => ({
  name,
  type,
  records: typeof records === 'string' ? [records] : records,
  ...more,
})

const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuVd2iDJ0mBfKfHqnqjkTgQ2uXyTqTtVwqkWZ4pYJb3oVvXhU'

const production: readonly SeedRecordSet[] = [
  set('@', 'A', ['198.18.0.10', '198.18.0.11'], { ttlSeconds: 300 }),
  set('@', 'AAAA', ['2001:db8:1::10', '2001:db8:1::11'], { ttlSeconds: 300 }),
  set('@', 'MX', ['10 mx1.reach-mail.example.', '20 mx2.reach-mail.example.']),
  set('@', 'TXT', [
    '"v=spf1 include:reach-mail.example ip4:198.18.0.0/24 -all"',
    '"site-verification=9f31c07be2a44d0c"',
  ]),
  set('@', 'SPF', '"v=spf1 include:reach-mail.example -all"', {
    description: 'For receivers that still ask for type SPF',
  }),
  set('@', 'CAA', ['0 issue letsencrypt.org', '0 iodef mailto:security@reach.example']),
  set('www', 'CNAME', 'reach.example.'),
  set('panel', 'A', ['198.18.0.20', '198.18.128.20'], {
    ttlSeconds: 60,
    description: 'Both datacenters; failover takes one out',
  }),
  set('panel', 'AAAA', ['2001:db8:1::20', '2001:db8:2::20'], { ttlSeconds: 60 }),
  set('api', 'A', '198.18.0.30', { ttlSeconds: 300 }),
  set('status', 'CNAME', 'status-page.cdn.example.'),
  set('docs', 'CNAME', 'www.reach.example.'),
  set('ci', 'A', '198.18.0.41'),
  set('git', 'A', '198.18.0.42'),
  set('git', 'SSHFP', [
    '4 2 9f1b7c6d2e3a4b5c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c',
    '1 1 3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d',
  ]),
  set('*.apps', 'A', '198.18.0.50', { description: 'Every preview of a branch' }),
  set('db', 'A', '10.20.0.12', { ttlSeconds: 60 }),
  set('_sip._tcp', 'SRV', [
    '10 60 5060 sip1.reach.example.',
    '10 40 5060 sip2.reach.example.',
  ]),
  set('sip1', 'A', '198.18.0.61'),
  set('sip2', 'A', '198.18.0.62'),
  set('enum', 'NAPTR', '100 10 U E2U+sip !^.*$!sip:support@reach.example! reach.example.'),
  set(
    'mail._domainkey',
    'TXT',
    `"v=DKIM1; k=rsa; p=${key}${key}" "${key}${key.slice(0, 60)}"`,
  ),
  set('_dmarc', 'TXT', '"v=DMARC1; p=quarantine; rua=mailto:dmarc@reach.example"'),
  set('devops', 'CERT', `PGP 0 0 ${key.slice(0, 64)}`),
  set('labs', 'NS', ['ns1.labs-dns.example.', 'ns2.labs-dns.example.'], {
    description: 'Given away to the team of the labs',
  }),
]

/** The zones of the talk's account and of its neighbours; `blank-slate` has none. */
export const seedZones: readonly SeedZone[] = [
  {
    projectId: projectIdOf('reach-production'),
    name: 'test-domain-tables.com.',
    email: 'devops@reach.example',
    ttlSeconds: 3600,
    createdOn: '2013-06-04',
    sets: [
      set('@', 'A', '198.61.168.149'),
      set('www', 'CNAME', 'test-domain-tables.com.'),
      set('tables', 'A', '166.78.169.97', { ttlSeconds: 300 }),
    ],
  },
  {
    projectId: projectIdOf('reach-production'),
    name: 'mtty1p56ifor-search-1.com.',
    email: 'devops@reach.example',
    ttlSeconds: 300,
    createdOn: '2013-08-22',
    sets: [
      set('@', 'A', '192.237.222.104'),
      set('search', 'A', ['192.237.219.220', '192.237.213.92']),
    ],
  },
  {
    projectId: projectIdOf('reach-production'),
    name: 'reach.example.',
    email: 'hostmaster@reach.example',
    ttlSeconds: 3600,
    createdOn: '2019-03-11',
    description: 'The control panel and what belongs to it',
    sets: production,
  },
  {
    projectId: projectIdOf('reach-production'),
    name: 'staging.reach.example.',
    email: 'hostmaster@reach.example',
    ttlSeconds: 60,
    createdOn: '2021-10-02',
    sets: [
      set('@', 'A', '198.18.0.70'),
      set('panel', 'A', '198.18.0.71'),
      set('*', 'CNAME', 'staging.reach.example.'),
    ],
  },
  {
    projectId: projectIdOf('reach-production'),
    name: 'reach-mail.example.',
    email: 'postmaster@reach-mail.example',
    ttlSeconds: 86_400,
    createdOn: '2020-01-20',
    description: 'Mail in and out',
    sets: [
      set('mx1', 'A', '198.18.0.81'),
      set('mx2', 'A', '198.18.128.81'),
      set('@', 'MX', '10 mx1.reach-mail.example.'),
      set('@', 'TXT', '"v=spf1 a:mx1.reach-mail.example a:mx2.reach-mail.example -all"'),
    ],
  },
  {
    projectId: projectIdOf('reach-production'),
    name: 'archive.reach.example.',
    email: 'hostmaster@aloft-dns.example',
    ttlSeconds: 3600,
    createdOn: '2018-05-09',
    description: 'Kept by the old name server; this is its copy',
    masters: ['198.18.0.90:53'],
    sets: [set('@', 'A', '198.18.0.91'), set('www', 'A', '198.18.0.91')],
  },
  {
    projectId: projectIdOf('reach-preproduction'),
    name: 'reach-preproduction.example.',
    email: 'devops@reach.example',
    ttlSeconds: 60,
    createdOn: '2024-02-14',
    sets: [set('@', 'A', '198.18.0.100'), set('panel', 'A', '198.18.0.101')],
  },
  {
    projectId: projectIdOf('partner-web'),
    name: 'partner.example.',
    email: 'admin@partner.example',
    ttlSeconds: 3600,
    createdOn: '2022-08-30',
    sets: [set('@', 'A', '198.18.0.110'), set('www', 'CNAME', 'partner.example.')],
  },
]

/** A zone of ten thousand record sets, its own SOA and NS among them. */
export function fleetZone(): SeedZone {
  const sets = [
    set('@', 'A', '198.18.1.1'),
    set('www', 'CNAME', 'fleet.enterprise.example.'),
  ]
  for (let index = 0; sets.length < 9_998; index += 1) {
    const name = `node-${String(index).padStart(5, '0')}`
    const address = `10.${80 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`
    if (index % 10 === 9) {
      sets.push(set(`alias-${name}`, 'CNAME', `${name}.fleet.enterprise.example.`))
    } else if (index % 25 === 3) {
      sets.push(set(name, 'TXT', `"rack=${index % 48} row=${index % 12}"`))
    } else {
      sets.push(set(name, 'A', address, index % 7 === 0 ? { ttlSeconds: 60 } : {}))
    }
  }
  return {
    projectId: projectIdOf('enterprise-fleet'),
    name: 'fleet.enterprise.example.',
    email: 'platform@enterprise.example',
    ttlSeconds: 300,
    createdOn: '2025-01-07',
    description: 'A name for every machine',
    sets,
  }
}
