import { expect, it } from 'vitest'
import { credentialState, parseApplicationCredential } from './application-credential.ts'
import { parseMembers } from './role-assignment.ts'

it('reads an application credential, its end as UTC', () => {
  const value = {
    id: 'c1',
    name: 'backup job',
    description: null,
    project_id: 'p1',
    roles: [{ name: 'reader' }, { name: 'member' }, {}],
    expires_at: '2026-12-01T00:00:00.000000',
    unrestricted: false,
  }
  const credential = parseApplicationCredential(value, 'dfw', 'u/1')
  expect(credential).toEqual({
    region: 'dfw',
    id: 'u%2F1/c1',
    credentialId: 'c1',
    name: 'backup job',
    projectId: 'p1',
    roles: ['member', 'reader'],
    expiresAt: '2026-12-01T00:00:00.000000Z',
    unrestricted: false,
  })
  if (credential === undefined) throw new Error('not read')
  expect(credentialState(credential, Date.parse('2026-11-30T23:59:59Z'))).toBe('active')
  expect(credentialState(credential, Date.parse('2026-12-01T00:00:00Z'))).toBe('expired')
})

it('gathers the roles of each member', () => {
  const entry = (user: object, role: string) => ({ user, role: { name: role } })
  const ann = { id: 'a', name: 'ann', domain: { name: 'Default' } }
  const answer = {
    role_assignments: [
      entry({ id: 'z', name: 'zoe' }, 'reader'),
      entry(ann, 'member'),
      entry(ann, 'admin'),
      { group: { id: 'g', name: 'ops' }, role: { name: 'member' } },
      { role: { name: 'nobody' } },
    ],
  }
  expect(parseMembers(answer)).toEqual([
    {
      id: 'a',
      name: 'ann',
      domainName: 'Default',
      isGroup: false,
      roles: ['admin', 'member'],
    },
    { id: 'g', name: 'ops', isGroup: true, roles: ['member'] },
    { id: 'z', name: 'zoe', isGroup: false, roles: ['reader'] },
  ])
})
