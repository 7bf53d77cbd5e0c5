import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createSilentLogger } from '@aloft/testkit/log'
import { expect, test } from 'vitest'
import { createStats, statName } from './stats.ts'

test('counts, times and gauges arrive at the statsd server', async () => {
  const socket = createSocket('udp4')
  const packets: string[] = []
  socket.on('message', (message) => packets.push(...message.toString().trim().split('\n')))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const address = `127.0.0.1:${socket.address().port}`
  const stats = createStats({ address, prefix: 'panel.' }, createSilentLogger())
  stats.increment('auth.login.success')
  stats.increment('lines', 3)
  stats.timing('upstream.dfw.compute.GET', 12)
  stats.gauge('sessions', 7)
  await expect
    .poll(() => packets.toSorted())
    .toEqual([
      'panel.auth.login.success:1|c',
      'panel.lines:3|c',
      'panel.sessions:7|g',
      'panel.upstream.dfw.compute.GET:12|ms',
    ])
  await stats.close()
  socket.close()
})

test('without an address nothing is sent and nothing fails', async () => {
  const stats = createStats({ address: '', prefix: '' }, createSilentLogger())
  expect(() => stats.increment('x')).not.toThrow()
  await expect(stats.close()).resolves.toBeUndefined()
})

test('a part of a name cannot add parts', () => {
  expect(statName('m1.large')).toBe('m1_large')
})
