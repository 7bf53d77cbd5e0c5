import { expect, test } from 'vitest'
import { createInputOf, emptyDraft, sourceProblem } from './image-draft.ts'

const draft = emptyDraft('dfw')
const gigabyte = 1024 ** 3

test('takes name, format and smallest disk from the file until they are chosen', () => {
  const file = new File(['x'], 'debian 13.img')
  const facts = { format: 'qcow2', virtualSizeBytes: 2.5 * gigabyte } as const
  expect(createInputOf({ ...draft, file, facts })).toEqual({
    region: 'dfw',
    name: 'debian 13',
    diskFormat: 'qcow2',
    file: 'debian 13.img',
    visibility: 'private',
    minimumDiskGigabytes: 3,
  })
  const chosen = { name: 'mine', format: 'raw', minimumDisk: 8 } as const
  expect(createInputOf({ ...draft, file, facts, ...chosen })).toMatchObject({
    name: 'mine',
    diskFormat: 'raw',
    minimumDiskGigabytes: 8,
  })
})

test('takes name and format from an address', () => {
  const url = 'https://images.example/a/rocky%2010.vmdk?sum=1.2'
  expect(createInputOf({ ...draft, source: 'url', url })).toMatchObject({
    name: 'rocky 10',
    diskFormat: 'vmdk',
    url,
  })
})

test('puts what the operating system is among the properties', () => {
  const filled = { distribution: 'debian', version: '13', properties: { a: 'b' } }
  const input = createInputOf({ ...draft, source: 'later', name: 'x', ...filled })
  expect(input['properties']).toEqual({ os_distro: 'debian', os_version: '13', a: 'b' })
})

test('names what is missing or wrong with the source', () => {
  expect(sourceProblem(draft)).toBe('Choose the file.')
  expect(sourceProblem({ ...draft, source: 'url' })).toContain('address')
  expect(sourceProblem({ ...draft, source: 'later' })).toBeUndefined()
  expect(sourceProblem({ ...draft, file: new File([], 'a.raw') })).toContain('empty')
  const facts = { format: 'qcow2' } as const
  const file = new File(['x'], 'a.raw')
  expect(sourceProblem({ ...draft, file, facts, format: 'raw' })).toContain('QCOW2')
})
