import { expect, test } from 'vitest'
import { allCalls, type Subject } from '../act.ts'
import { curlCommands } from '../equivalents/curl.ts'
import { loadAct } from '../registry.ts'

const nothing: Subject = { region: '', id: '', name: '' }
const act = await loadAct('image.create')
if (act === undefined) throw new Error('There is no such act.')
const input = { region: 'dfw', name: 'golden', diskFormat: 'qcow2' }
const fromUrl = { ...input, url: 'https://images.example/golden.qcow2' }

test('the cloud fetches the file into the record that it made', () => {
  expect(act.request(nothing, fromUrl)).toMatchObject([{ method: 'POST', path: '/images' }])
  expect(act.followUp?.(nothing, fromUrl, [{ id: 'i-7' }])).toMatchObject([
    {
      method: 'POST',
      path: '/images/i-7/import',
      body: { method: { name: 'web-download', uri: fromUrl.url } },
    },
  ])
  expect(act.madeId?.([{ id: 'i-7' }, undefined])).toBe('i-7')
})

test('the record is taken away again when the cloud does not fetch', () => {
  const back = act.takeBack?.(nothing, fromUrl, [{ id: 'i-7' }])
  expect(back?.call).toMatchObject({ method: 'DELETE', path: '/images/i-7' })
})

test('a record alone is one call', () => {
  expect(act.followUp?.(nothing, input, [{ id: 'i-7' }])).toEqual([])
})

test('a file is uploaded by other tools in their way', () => {
  const upload = { ...input, file: 'my disk.qcow2' }
  const { cli, terraform } = act.equivalents(nothing, upload)
  expect(cli).toContain("--file 'my disk.qcow2'")
  expect('code' in terraform && terraform.code).toContain('local_file_path  = "my disk')
  const curl = curlCommands(allCalls(act, nothing, upload), {})
  expect(curl).toContain("--data-binary '@my disk.qcow2'")
  expect(act.followUp?.(nothing, upload, [{ id: 'i-7' }])).toEqual([])
})
