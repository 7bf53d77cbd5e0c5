import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRunning } from '@aloft/kernel/embedded-postgres/postmaster'
import { freePort } from '@aloft/testkit/free-port'
import { startProgram } from '@aloft/testkit/program'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

test.each(['postgres/postmaster.pid', 'simulator.pid'])(
  'a demo that is stopped while it starts, as soon as there is %s, leaves nothing running',
  { timeout: 120_000 },
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), 'aloft-demo-'))
    const port = await freePort()
    await using demo = await startProgram(program, [
      'demo',
      `--data=${folder}`,
      `--port=${port}`,
    ])
    const words: string[] = []
    demo.stdout.setEncoding('utf8').on('data', (text: string) => words.push(text))
    const pidOf = async (path: string) =>
      Number((await readFile(join(folder, path), 'utf8').catch(() => '')).split('\n')[0])
    await expect.poll(() => pidOf(name), { timeout: 60_000 }).toBeGreaterThan(1)
    const pids = [await pidOf('postgres/postmaster.pid'), await pidOf('simulator.pid')]
    demo.kill('SIGTERM')
    expect(await demo.ended).toBe(0)
    expect(words.join('')).toBe('')
    expect(pids.filter((pid) => pid > 1 && isRunning(pid))).toEqual([])
    const left = await readdir(folder, { recursive: true })
    expect(left.filter((file) => file.endsWith('.pid'))).toEqual([])
    await rm(folder, { recursive: true, force: true })
  },
)
