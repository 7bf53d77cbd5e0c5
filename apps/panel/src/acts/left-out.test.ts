import { serverActs } from '@aloft/acts/server-acts'
import { exampleServer } from '@aloft/acts/testing/server-examples'
import { expect, it } from 'vitest'
import { leftOutWords } from './left-out.ts'

const actor = { roles: ['member'] }
const server = (name: string, locked = false) => ({ ...exampleServer, name, locked })

it('says nothing when all take part', () => {
  const all = [server('web-01'), server('web-02')]
  expect(leftOutWords(serverActs.delete, all, all, actor)).toBeUndefined()
})

it('names a locked one that is left out, and how it is deleted all the same', () => {
  const [free, locked] = [server('web-01'), server('web-02', true)]
  expect(leftOutWords(serverActs.delete, [free, locked], [free], actor)).toBe(
    'web-02 is locked and left out. To delete it too, delete it by itself and type its name.',
  )
})

it('names the first of several locked ones', () => {
  const free = server('web-01')
  const locked = ['a', 'b', 'c', 'd', 'e'].map((name) => server(name, true))
  expect(leftOutWords(serverActs.delete, [free, ...locked], [free], actor)).toBe(
    'a, b, c, d and 1 more are locked and left out. To delete them too, delete each by itself and type its name.',
  )
})

it('counts those of another state, and says why the first is', () => {
  const [running, locked] = [server('web-01'), server('web-02', true)]
  expect(leftOutWords(serverActs.stop, [running, locked], [running], actor)).toMatch(
    /^1 of 2 is left out\. web-02: .*locked/,
  )
})
