import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRunning } from '@aloft/kernel/embedded-postgres/postmaster'
import { freePort } from '@aloft/testkit/free-port'
import { startProgram } from '@aloft/testkit/program'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Pids of the processes that have the folder in their command line. */
async function processesOf(folder: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const words = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return pids.filter((_pid, index) => words[index]?.includes(folder))
}

test.each([
  // While initdb makes the database: the start is cut short there.
  ['postgres.new/base', { made: false }],
  ['postgres/postmaster.pid', { made: true }],
  ['simulator.pid', { made: true }],
])(
  'a demo that is stopped while it starts, as soon as there is %s, leaves nothing running',
  { timeout: 120_000 },
  async (name, { made }) => {
    const folder = await mkdtemp(join(tmpdir(), 'aloft-demo-'))
    const port = await freePort()
    await using demo = await startProgram(program, [
      'demo',
      `--data=${folder}`,
      `--port=${port}`,
    ])
    const words: string[] = []
    demo.stdout.setEncoding('utf8').on('data', (text: string) => words.push(text))
    const files = () => readdir(folder, { recursive: true }).catch((): string[] => [])
    await expect.poll(files, { timeout: 60_000, interval: 20 }).toContain(name)
    const simulator = Number(
      await readFile(join(folder, 'simulator.pid'), 'utf8').catch(() => '0'),
    )
    demo.kill('SIGTERM')
    expect(await demo.ended).toBe(0)
    expect(words.join('')).toBe('')
    expect(await processesOf(folder)).toEqual([])
    expect(simulator > 0 && isRunning(simulator)).toBe(false)
    const left = await readdir(folder)
    expect(left.filter((file) => /\.(pid|new|password)$/.test(file))).toEqual([])
    expect(left.includes('postgres')).toBe(made)
    await rm(folder, { recursive: true, force: true })
  },
)
