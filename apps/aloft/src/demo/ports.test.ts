import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@aloft/testkit/free-port'
import { expect, test } from 'vitest'
import { choosePorts, replaceTakenPorts } from './ports.ts'

async function newPath(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'aloft-ports-')), 'ports.json')
}

test('a data folder keeps its ports', async () => {
  const path = await newPath()
  const first = await choosePorts(path, await freePort(), '127.0.0.1')
  expect(await choosePorts(path, undefined, '127.0.0.1')).toEqual(first)
})

test('a taken port is named with what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  await expect(choosePorts(await newPath(), port, '127.0.0.1')).rejects.toMatchObject({
    message: `Port ${port} of 127.0.0.1 is taken by another program.`,
    details: { hint: expect.stringContaining('--port') },
  })
  server.close()
})

test('a port that somebody took meanwhile is replaced, our own database keeps its', async () => {
  const path = await newPath()
  const ports = await choosePorts(path, await freePort(), '127.0.0.1')
  const taken = createServer().listen(ports.postgres, '127.0.0.1')
  await once(taken, 'listening')
  const ours = await replaceTakenPorts(path, ports, { postgres: true })
  const moved = await replaceTakenPorts(path, ports, { postgres: false })
  expect(ours.postgres).toBe(ports.postgres)
  expect(moved.postgres).not.toBe(ports.postgres)
  expect(moved.simulator).toBe(ports.simulator)
  taken.close()
})
