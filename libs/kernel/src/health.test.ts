import fastify from 'fastify'
import { createRecordedLog } from '@aloft/testkit/log'
import { expect, test } from 'vitest'
import { healthRoutes } from './health.ts'

const reason = 'connect ECONNREFUSED 10.0.0.7:5432'

test('names what is not ready to anybody, and why in the log only, once', async () => {
  const app = fastify()
  const { log, lines } = createRecordedLog()
  const world = { isAway: true }
  healthRoutes(app, {
    isDraining: () => false,
    remote: [],
    log,
    local: [
      {
        block: 'kernel',
        ask: async () => [
          { name: 'database', ok: !world.isAway, detail: world.isAway ? reason : '1 ms' },
        ],
      },
      {
        block: 'inventory',
        ask: () => (world.isAway ? Promise.reject(new Error(reason)) : Promise.resolve([])),
      },
    ],
  })
  const ask = () => app.inject('/ready')
  const first = await ask()
  await ask()
  expect(first.statusCode).toBe(503)
  expect(first.body).not.toContain('10.0.0.7')
  expect(first.json()).toMatchObject({
    ready: false,
    hops: [
      { block: 'kernel', name: 'database', ok: false },
      { block: 'inventory', name: 'inventory', ok: false },
    ],
  })
  expect(lines).toMatchObject([
    { level: 'WARN', message: 'Not ready: kernel/database, inventory/inventory' },
  ])
  expect(JSON.stringify(lines[0])).toContain(reason)

  world.isAway = false
  expect((await ask()).json()).toMatchObject({ ready: true, hops: [{ detail: '1 ms' }] })
  expect(lines.at(-1)).toMatchObject({ level: 'INFO', message: 'Ready again' })
  await app.close()
})
