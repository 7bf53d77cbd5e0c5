import { describe, expect, it } from 'vitest'
import { AloftError } from '@aloft/kernel/errors'
import { unanswered } from '@aloft/kernel/cloud/unanswered'
import { cloudFailure } from './cloud-failure.ts'

const upstream = { region: 'dfw', service: 'compute' }
const broken = (code: string) =>
  unanswered(Object.assign(new Error(code), { code }), upstream)

describe('a change that the cloud did not answer', () => {
  it.each(['UND_ERR_HEADERS_TIMEOUT', 'ECONNRESET', 'UND_ERR_SOCKET', 'EPROTO'])(
    'may have happened after %s',
    (code) => {
      expect(cloudFailure(broken(code), 'POST')).toMatchObject({
        state: 'unknown',
        message: expect.stringContaining('look before you try again'),
        upstream,
      })
    },
  )

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'])(
    'did not happen after %s: nothing was sent',
    (code) => {
      expect(cloudFailure(broken(code), 'POST')).toMatchObject({ state: 'failed' })
    },
  )

  it('may have happened when a balancer says that nobody answered it', () => {
    const said = (status: number) =>
      cloudFailure(
        new AloftError('upstream_failed', { upstream: { ...upstream, status } }),
        'DELETE',
      ).state
    expect([500, 502, 503, 504].map(said)).toEqual([
      'failed',
      'unknown',
      'failed',
      'unknown',
    ])
  })
})

it('calls a read that was not answered failed', () => {
  expect(cloudFailure(broken('ECONNRESET'), 'GET')).toMatchObject({ state: 'failed' })
})
