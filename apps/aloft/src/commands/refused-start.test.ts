import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@aloft/testkit/free-port'
import { afterAll, beforeAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))
let folder: string
let port: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aloft-refused-'))
  port = await freePort()
  await writeFile(join(folder, 'file'), '')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ending {
  readonly code: unknown
  readonly words: readonly string[]
}

/** Runs a command that must end by itself. */
function endingOf(...args: readonly string[]): Promise<Ending> {
  return new Promise((resolve) => {
    // Killed, it has no exit code: the expectation fails.
    const options = { timeout: 50_000, killSignal: 'SIGKILL' } as const
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const words = `${stdout}${stderr}`.trim().split('\n')
      resolve({ code: error === null ? 0 : error.code, words })
    })
  })
}

const wantsData = 'Give a folder that this user may write, with --data DIR.'
const noAddress = [
  'aloft: 192.0.2.1 is not an address of this machine.',
  'Give one that it has with --address (`ip address` lists them), or 0.0.0.0 for all.',
]
// Nobody listens there: that it is not asked for at all is what the test shows.
const database = '--database=postgres://nobody@127.0.0.1:1/none'

test.each([
  ['demo', 'file'],
  ['up', 'file'],
])('%s refuses the data folder %s', { timeout: 60_000 }, async (command, name) => {
  const path = join(folder, name)
  expect(await endingOf(command, `--port=${port}`, `--data=${path}`)).toEqual({
    code: 1,
    words: [
      `aloft: ${path} cannot be the data folder: a file stands in its place.`,
      wantsData,
    ],
  })
})

test(
  'the demo ends where no folder can be made, rather than ask for ever',
  { timeout: 60_000 },
  async () => {
    const path = '/proc/nothing'
    expect(await endingOf('demo', `--port=${port}`, `--data=${path}`)).toEqual({
      code: 1,
      words: [
        `aloft: ${path} cannot be the data folder: nothing can be made in the folder above it.`,
        wantsData,
      ],
    })
  },
)

test(
  'the demo names an address that this machine does not have, and starts nothing',
  { timeout: 60_000 },
  async () => {
    const data = join(folder, 'data')
    const args = [`--port=${port}`, `--data=${data}`, '--address=192.0.2.1']
    expect(await endingOf('demo', ...args)).toEqual({ code: 1, words: noAddress })
    expect(existsSync(join(data, 'postgres.log'))).toBe(false)
    expect(existsSync(join(data, 'aloft.pid'))).toBe(false)
  },
)

test(
  'run names an address that this machine does not have before it asks the database',
  { timeout: 60_000 },
  async () => {
    const args = [`--port=${port}`, '--address=192.0.2.1', database]
    expect(await endingOf('run', 'all', ...args)).toEqual({ code: 1, words: noAddress })
  },
)
