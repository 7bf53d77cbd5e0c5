import { afterAll, beforeAll, expect, test } from 'vitest'
import { brokenAt } from './json-body.ts'
import { bootProbe, json, type BootedProbe } from './testing/boot-probe.ts'
import { anna, createProbe } from './testing/probe-block.ts'

let probe: BootedProbe

beforeAll(async () => {
  probe = await bootProbe([createProbe(anna).block])
})
afterAll(() => probe[Symbol.asyncDispose]())

const secret = 'correct-horse-battery'

async function answerTo(body: string): Promise<string> {
  const reply = await probe.fetch('/api/probe/things', { ...json({}), body })
  const text = await reply.text()
  expect(text + probe.log.text()).not.toContain(secret)
  return `${reply.status} ${Object(JSON.parse(text)).error.message}`
}

test('says that a body was cut off', async () => {
  expect(await answerTo(`{"password":"${secret}`)).toBe(
    '400 The body is not valid JSON: it ends too early.',
  )
})

test('says where a body breaks, and nothing of what is in it', async () => {
  expect(await answerTo(`{"password":"${secret}","size":x}`)).toBe(
    '400 The body is not valid JSON: at character 44.',
  )
  expect(await answerTo(`{"password":"${secret}" "size":1}`)).toBe(
    '400 The body is not valid JSON: at character 37.',
  )
})

test.each(['{"__proto__":{"size":1}}', '{"constructor":{"prototype":{"size":1}}}'])(
  'takes no body that would change what objects are: %s',
  async (body) => {
    expect(await answerTo(body)).toMatch(/^400 The body has a field of the name __proto__/)
  },
)

test.each([
  ['{"a":1}', undefined],
  ['{"a":x}', 5],
  ['{"a":trux}', 8],
  ['{"a":1,}', 7],
  ['{"a":1}}', 7],
  ['x', 0],
  ['{"a":', 5],
  ['{"a":"b', 7],
  [`[${'1,'.repeat(10_000)}x,1]`, 20_001],
] as const)('finds where %s breaks', (text, at) => {
  expect(brokenAt(text)).toBe(at)
})
