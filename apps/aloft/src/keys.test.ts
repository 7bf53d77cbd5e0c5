import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureKeys } from './keys.ts'

test('keys are made once and are for their owner only', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'aloft-keys-')), 'keys.json')
  const made = await ensureKeys(path)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await ensureKeys(path)).toEqual(made)
})

test('a damaged file is not replaced behind the back of who is signed in', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'aloft-keys-')), 'keys.json')
  await writeFile(path, '{"callerKey": 1}')
  await expect(ensureKeys(path)).rejects.toThrow('does not hold Aloft')
})
