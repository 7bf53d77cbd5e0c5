import { expect, test } from 'vitest'
import { fileFacts, formatByName, formatProblem } from './disk-format.ts'

const fileOf = (at: number, text: string, size = 0x9000) => {
  const bytes = Buffer.alloc(size)
  bytes.write(text, at, 'latin1')
  return new Blob([bytes])
}

test.each([
  ['debian-13.qcow2', 'qcow2'],
  ['https://images.example/disk.VMDK?token=a.b/c', 'vmdk'],
  ['disk.img', 'raw'],
  ['notes.txt', undefined],
  ['constructor', undefined],
])('takes %s for %s by its name', (name, format) => {
  expect(formatByName(name)).toBe(format)
})

test.each([
  [0, 'QFI\xfb', 'qcow2'],
  [0, 'KDMV', 'vmdk'],
  [0, 'vhdxfile', 'vhdx'],
  [0, 'conectix', 'vhd'],
  [0x40, '\x7f\x10\xda\xbe', 'vdi'],
  [0x8001, 'CD001', 'iso'],
  [510, '\x55\xaa', undefined],
])('knows what has at %i its mark', async (at, mark, format) => {
  expect((await fileFacts(fileOf(at, mark))).format).toBe(format)
})

test('reads the size of the disk in a QCOW2', async () => {
  const bytes = Buffer.alloc(512)
  bytes.write('QFI\xfb', 0, 'latin1')
  bytes.writeBigUInt64BE(10n * 1024n ** 3n, 24)
  expect(await fileFacts(new Blob([bytes]))).toEqual({
    format: 'qcow2',
    virtualSizeBytes: 10 * 1024 ** 3,
  })
})

test('says of a packed file that it must be unpacked', async () => {
  const facts = await fileFacts(fileOf(0, '\x1f\x8b'))
  expect(formatProblem(facts, 'raw')).toContain('packed (gzip)')
})

test('says what a file is that is not what was chosen', () => {
  expect(formatProblem({ format: 'qcow2' }, 'raw')).toContain('choose QCOW2')
  expect(formatProblem({}, 'qcow2')).toContain('does not begin as QCOW2')
  expect(formatProblem({}, 'raw')).toBeUndefined()
  expect(formatProblem({ format: 'iso' }, 'raw')).toBeUndefined()
})

test('an empty file is of no format', async () => {
  expect(await fileFacts(new Blob([]))).toEqual({})
})
