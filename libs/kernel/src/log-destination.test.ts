import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLogger } from './log.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'aloft-log-')), 'aloft.log')
const messagesOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/"message":"(\w+)"/g)].map((match) => match[1])

test('lines come within a moment, a warning at once and after the lines before it', async () => {
  const file = newFile()
  const log = createLogger({ level: 'info', datacenter: 'test', destination: file })
  log.info('first')
  log.warn('second')
  expect(messagesOf(file)).toEqual(['first', 'second'])
  log.info('third')
  await expect.poll(() => messagesOf(file)).toEqual(['first', 'second', 'third'])
})

test('a process that exits has written its last lines', () => {
  const file = newFile()
  const program = `
    import { createLogger } from ${JSON.stringify(join(import.meta.dirname, 'log.ts'))}
    const destination = process.env.LOG_FILE
    createLogger({ level: 'info', datacenter: 'test', destination }).info('last')
    process.exit(3)`
  const { status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env: { LOG_FILE: file } },
  )
  expect(status).toBe(3)
  expect(messagesOf(file)).toEqual(['last'])
})
