import { RunAct } from '@aloft/contracts/gateway'
import { describe, expect, it } from 'vitest'
import { mayActOnSome, mostTargets } from './role.ts'
import { serverActs } from './server-acts.ts'
import type { ServerSubject } from './server-subject.ts'

const member = { roles: ['member'] }
const server = (id: string, status = 'ACTIVE'): ServerSubject => ({
  region: 'dfw',
  id,
  name: id,
  status,
  locked: false,
})

describe('an act on what is selected', () => {
  it('that is for one is not for several, though each of them is ready', () => {
    const both = [server('a'), server('b')]
    expect(mayActOnSome(serverActs.rename, both, member)).toEqual({
      availability: { can: false, reason: 'Select one only.' },
      ready: [],
    })
    expect(mayActOnSome(serverActs.rename, both.slice(1), member).availability.can).toBe(
      true,
    )
  })

  it('leaves out those that are not ready', () => {
    const { availability, ready } = mayActOnSome(
      serverActs.stop,
      [server('a'), server('b', 'SHUTOFF')],
      member,
    )
    expect(availability.can).toBe(true)
    expect(ready.map(({ id }) => id)).toEqual(['a'])
  })

  it('is for as many at a time as the wire takes', () => {
    expect(RunAct.properties.targets).toMatchObject({ maxItems: mostTargets })
    const many = Array.from({ length: mostTargets + 1 }, (_, index) => server(`s-${index}`))
    expect(mayActOnSome(serverActs.stop, many, member)).toMatchObject({
      availability: {
        can: false,
        reason: expect.stringContaining('at most 100 at a time'),
      },
      ready: [],
    })
    const some = mayActOnSome(serverActs.stop, many.slice(1), member)
    expect(some.ready).toHaveLength(mostTargets)
  })

  it('says why when none of them is ready', () => {
    const { availability } = mayActOnSome(
      serverActs.stop,
      [server('a', 'SHUTOFF'), server('b', 'SHUTOFF')],
      member,
    )
    expect(availability).toEqual({ can: false, reason: 'It is not running.' })
  })
})
