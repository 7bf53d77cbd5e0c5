import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ensureFolder } from './folder.ts'

const root = mkdtempSync(join(tmpdir(), 'aloft-folder-'))
const file = join(root, 'file')
writeFileSync(file, '')

afterAll(() => rmSync(root, { recursive: true }))

const ensure = (path: string) => ensureFolder(path, 'the data folder', 'Give another.')

test('makes a folder with those above it, and takes one that is there', () => {
  const path = join(root, 'a/b/c')
  ensure(path)
  ensure(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

test.each([
  [file, 'a file stands in its place'],
  [join(file, 'below'), 'a file stands in its place'],
  // A file system that takes no folders; `mkdir` of Node, asked for all at once, never ends there.
  ['/proc/nothing/below', 'nothing can be made in the folder above it'],
  [join(root, 'x'.repeat(300)), 'its name is too long'],
])('says why %s cannot be one', (path, reason) => {
  expect(() => ensure(path)).toThrow(
    expect.objectContaining({
      code: 'start_failed',
      message: `${path} cannot be the data folder: ${reason}.`,
      details: expect.objectContaining({ hint: 'Give another.' }),
    }),
  )
})
