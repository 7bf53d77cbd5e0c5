import { afterEach, expect, test } from 'vitest'
import {
  changeScope,
  isSamePerson,
  onPersonGone,
  regainScope,
  scopeOf,
  scopeQuestion,
  showScope,
} from './shown-scope.ts'

const production = 'ann:production'
const preproduction = 'ann:preproduction'

afterEach(() => {
  scopeQuestion.pending()?.(false)
  showScope(undefined)
})

/** Answers the question as soon as it is asked, and says how often it was. */
function answering(answer: boolean) {
  let asked = 0
  const stop = scopeQuestion.subscribe(() => {
    const finish = scopeQuestion.pending()
    if (finish === undefined) return
    asked += 1
    finish(answer)
  })
  return { asked: () => asked, [Symbol.dispose]: stop }
}

test('names the person and the project, so that neither can be taken for the other', () => {
  const session = { user: { id: 'a:b' }, project: { id: 'c/d' } }
  // Only the ids are read.
  expect(scopeOf(session as Parameters<typeof scopeOf>[0])).toBe('a%3Ab:c%2Fd')
  expect(isSamePerson(production, preproduction)).toBe(true)
  expect(isSamePerson('ann:production', 'anna:production')).toBe(false)
  expect(isSamePerson(undefined, undefined)).toBe(false)
})

test('a refused request is sent again once the person stays in what is shown', async () => {
  showScope(production)
  using person = answering(true)
  expect(await regainScope(production)).toBe(true)
  expect(person.asked()).toBe(1)
})

test('a refused request waits for the own change of project, then is not sent again', async () => {
  showScope(production)
  using person = answering(true)
  const arrived = Promise.withResolvers<undefined>()
  const change = changeScope(async () => {
    await arrived.promise
    showScope(preproduction)
  })
  const refused = regainScope(production)
  arrived.resolve(undefined)
  await change
  expect(await refused).toBe(false)
  expect(person.asked(), 'this tab moved on by itself').toBe(0)
})

test('the request of the own change asks at once when it is refused, and others go on', async () => {
  showScope(production)
  using person = answering(false)
  const change = changeScope(async () => {
    if (await regainScope(production, true)) return
    throw new Error('project_changed')
  })
  await expect(change).rejects.toThrow('project_changed')
  expect(person.asked()).toBe(1)
  expect(await regainScope(production)).toBe(false)
  expect(person.asked(), 'a failed change holds nobody up').toBe(2)
})

test('a person is gone at sign-out and when another one comes, not in another project', () => {
  let gone = 0
  onPersonGone(() => (gone += 1))
  showScope(production)
  expect(gone, 'nobody was there before').toBe(0)
  showScope(preproduction)
  expect(gone).toBe(0)
  showScope('bob:production')
  expect(gone).toBe(1)
  showScope(undefined)
  expect(gone).toBe(2)
})
