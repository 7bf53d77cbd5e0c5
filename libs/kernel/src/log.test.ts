import { expect, test } from 'vitest'
import { createRecordedLog } from '@aloft/testkit/log'
import { AloftError } from './errors.ts'

const secret = 'correct-horse-battery'

test('every line has time, level, host, datacenter, block, username, account and message', () => {
  const { log, lines } = createRecordedLog()
  log.info('first')
  log
    .child({ block: 'gateway', username: 'anna', account: 'web' })
    .warn({ code: 1 }, 'second')
  expect(lines).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      level: 'INFO',
      host: 'here',
      datacenter: 'test',
      block: 'kernel',
      username: '',
      account: '',
      message: 'first',
    },
    expect.objectContaining({
      level: 'WARN',
      block: 'gateway',
      username: 'anna',
      account: 'web',
      message: 'second',
      code: 1,
    }),
  ])
})

test.each([
  ['a password', { password: secret }],
  ['a new password of a server', { server: { adminPass: secret } }],
  ['a passcode deep inside', { a: [{ b: { auth: { totp: { passcode: secret } } } }] }],
  ['a token header', { headers: { 'X-Auth-Token': secret } }],
  ['a subject token', { headers: { 'x-subject-token': secret } }],
  ['a cookie', { req: { headers: { cookie: `aloft_session=${secret}` } } }],
  ['a set cookie', { 'set-cookie': [`aloft_session=${secret}; HttpOnly`] }],
  ['raw headers', { rawHeaders: ['Host', 'x', 'Cookie', `aloft_session=${secret}`] }],
  ['a signed caller', { headers: { 'x-aloft-caller': secret } }],
  ['an authorization', { headers: { authorization: `Bearer ${secret}` } }],
  ['an application credential', { application_credential: { secret } }],
  ['a private key', { keypair: { private_key: secret } }],
  ['user data', { server: { user_data: secret } }],
  ['headers in a map', { headers: new Map([['x-auth-token', secret]]) }],
  ['a database address', { url: `postgres://aloft:${secret}@db/aloft` }],
  ['a token in an address', { url: `/x?token=${secret}&a=1` }],
  ['a password in text', { body: `{"password":"${secret}"}` }],
])('%s is not printed', (_name, fields) => {
  const { log, text } = createRecordedLog()
  log.info(fields, 'something')
  expect(text()).toContain('something')
  expect(text()).not.toContain(secret)
})

test('secrets in messages, errors, their causes and stacks are not printed', () => {
  const { log, text } = createRecordedLog()
  const cause = new Error(`connect postgres://aloft:${secret}@db failed`)
  log.error({ error: new AloftError('internal', { message: 'outer' }, { cause }) })
  log.error(new Error(`Authorization: Bearer ${secret}`))
  log.info(`signed in with password=${secret}`)
  log.child({ token: secret }).info('child')
  const fernet = `gAAAAABn${'x'.repeat(100)}`
  log.info(`token ${fernet}`)
  expect(text()).not.toContain(secret)
  expect(text()).not.toContain('gAAAAABn')
  expect(text()).toContain('outer')
})

test('an error keeps its name, code, stack and causes', () => {
  const { log, lines } = createRecordedLog()
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  log.error({ error: new Error('outer', { cause }) }, 'It failed')
  expect(lines[0]).toMatchObject({
    message: 'It failed',
    error: {
      message: 'outer',
      stack: expect.stringContaining('log.test.ts'),
      cause: { message: 'refused', code: 'ECONNREFUSED' },
    },
  })
})

test('what is long, deep or circular does not break a line', () => {
  const { log, lines } = createRecordedLog()
  const circular: Record<string, unknown> = { name: 'x' }
  circular.self = circular
  log.info({ circular, bytes: Buffer.alloc(1000), big: 10n }, 'odd')
  expect(lines[0]).toMatchObject({ bytes: '[1000 bytes]', big: '10' })
})
