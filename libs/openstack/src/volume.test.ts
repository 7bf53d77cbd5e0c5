import { expect, it } from 'vitest'
import { parseVolume } from './volume.ts'
import { parseVolumeBackup } from './volume-backup.ts'
import { parseVolumeTypes } from './volume-type.ts'

it('reads a volume with its texts for flags and times without zone', () => {
  const volume = parseVolume(
    {
      id: 'v-1',
      name: '',
      status: 'in-use',
      size: '10',
      bootable: 'true',
      multiattach: false,
      created_at: '2026-11-28T02:00:00.000000',
      attachments: [{ server_id: 's-1', device: '/dev/vdb' }, { device: '/dev/vdc' }],
      volume_image_metadata: { image_id: 'i-1', image_name: 'Debian 13' },
    },
    'dfw',
  )
  expect(volume).toMatchObject({
    name: 'v-1',
    sizeGigabytes: 10,
    bootable: true,
    createdAt: '2026-11-28T02:00:00.000000Z',
    attachments: [{ serverId: 's-1', device: '/dev/vdb' }],
    imageName: 'Debian 13',
  })
})

it('gives nothing for what has no id, and something for what has little', () => {
  expect(parseVolume({ name: 'x' }, 'dfw')).toBeUndefined()
  expect(parseVolume({ id: 'v' }, 'dfw')).toMatchObject({ status: 'unknown', metadata: {} })
  expect(parseVolumeBackup({ id: 'b' }, 'dfw')).toMatchObject({ incremental: false })
})

it('tells the types whose volumes several servers may have', () => {
  const types = parseVolumeTypes({
    volume_types: [
      { id: '1', name: 'standard', extra_specs: {} },
      { id: '2', name: 'shared', extra_specs: { multiattach: '<is> True' } },
    ],
  })
  expect(types.map(({ multiattach }) => multiattach)).toEqual([false, true])
})
