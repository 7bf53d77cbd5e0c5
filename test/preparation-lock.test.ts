import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const lockModule = new URL('../bin/preparation-lock.mjs', import.meta.url).href
/** Writes down when its work begins and ends; twice at once, as often as it is told. */
const worker = `
  import { appendFileSync } from 'node:fs'
  import { preparingAlone } from ${JSON.stringify(lockModule)}
  const [lock, log, task] = process.argv.slice(1)
  const work = async () => {
    appendFileSync(log, 'in ')
    await new Promise((resolve) => setTimeout(resolve, task === 'stay' ? 60_000 : 20))
    appendFileSync(log, 'out ')
  }
  await Promise.all([preparingAlone(work, lock), preparingAlone(work, lock)])
`
let folder: string
let lock: string
let log: string
let started: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aloft-lock-'))
  lock = join(folder, 'cache/preparing')
  log = join(folder, 'log')
  await writeFile(log, '')
  started = []
})

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function start(task: 'pass' | 'stay'): ChildProcess {
  const args = ['--input-type=module', '-e', worker, lock, log, task]
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  started.push(child)
  return child
}

async function leaveLock(words: string, ageSeconds = 0): Promise<void> {
  await once(start('pass'), 'close')
  await writeFile(log, '')
  await writeFile(lock, words)
  const at = Date.now() / 1000 - ageSeconds
  await utimes(lock, at, at)
}

const written = () => readFile(log, 'utf8')
const oneAfterTheOther = (times: number) => 'in out '.repeat(times)

/** All come to their end, none while another works, and nothing is left. */
async function expectAllPass(count: number): Promise<void> {
  const ends = Array.from({ length: count }, () => once(start('pass'), 'close'))
  expect((await Promise.all(ends)).map(([code]) => Number(code))).toEqual(
    Array.from({ length: count }, () => 0),
  )
  expect(await written()).toBe(oneAfterTheOther(2 * count))
  expect(await readdir(join(folder, 'cache'))).toEqual([])
}

test('several that start together prepare one after the other', async () => {
  await expectAllPass(4)
})

test('of several that find a dead lock one takes it over, and no fresh one is lost', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid
  await leaveLock(`${gone} 17 left-behind`)
  await expectAllPass(4)
})

test.each([
  ['of a process whose number another has now', `${process.pid} 17 left-behind`, 0],
  ['of the first process of a container that ran before', '1 17 left-behind', 0],
  ['of a release that wrote the number alone', '1', 5],
  ['that a full disk left empty', '', 5],
  ['that has been empty for a moment', '', 0],
])('a lock %s is taken over', async (_whose, words, ageSeconds) => {
  await leaveLock(words, ageSeconds)
  await expectAllPass(1)
})

test('what a killed one held is taken over, also where it was killed in taking over', async () => {
  const killed = start('stay')
  await expect.poll(written).toBe('in ')
  const held = await readFile(lock, 'utf8')
  expect(held).toMatch(new RegExp(`^${killed.pid} \\d+ [0-9a-f-]{36}$`))
  killed.kill('SIGKILL')
  await once(killed, 'close')
  await writeFile(log, '')
  await writeFile(`${lock}.takeover`, held)
  const ends = [once(start('pass'), 'close'), once(start('pass'), 'close')]
  await Promise.all(ends)
  expect(await written()).toBe(oneAfterTheOther(4))
})
