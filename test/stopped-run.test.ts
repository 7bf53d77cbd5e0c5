import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './house/source-files.ts'

test('a run of the tests that is interrupted ends its step and begins no other', async () => {
  const args = [join(root, 'bin/test.mjs'), '--only=types,knip']
  const run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  run.stdout.on('data', (chunk: Buffer) => {
    const before = said
    said += chunk.toString()
    if (!before.includes('— types') && said.includes('— types')) run.kill('SIGINT')
  })
  const [code]: unknown[] = await once(run, 'close')
  expect(code).toBe(130)
  expect(said).not.toContain('— knip')
  expect(said).toContain('Stopped')
}, 60_000)
