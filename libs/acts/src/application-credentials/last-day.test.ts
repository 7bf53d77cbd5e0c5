import { expect, it } from 'vitest'
import { loadAct } from '../registry.ts'
import { lastDayAllows } from './last-day.ts'

const now = new Date('2027-02-03T22:00:00Z')

it.each([undefined, '2027-02-03', '2028-02-29'])('can be %s', (day) => {
  expect(lastDayAllows(day, now)).toEqual({ can: true })
})

it.each([
  ['2027-02-31', 'no such last day'],
  ['2027-13-01', 'no such last day'],
  ['2027-02-02', 'is over'],
])('cannot be %s', (day, words) => {
  expect(lastDayAllows(day, now)).toEqual({
    can: false,
    reason: expect.stringContaining(words),
  })
})

it('is asked of the act that makes a credential', async () => {
  const act = await loadAct('application-credential.create')
  const input = { region: 'dfw', userId: 'u', authUrl: 'http://k', name: 'n', may: 'look' }
  const nothing = { region: 'dfw', id: '', name: '' }
  const given = { ...input, expiresAt: '2020-01-31' }
  expect(act?.allows?.(nothing, given, { roles: ['member'] })).toMatchObject({ can: false })
})
