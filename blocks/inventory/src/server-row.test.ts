import { expect, it } from 'vitest'
import { serverColumns, serverRow } from './server-row.ts'

const images = new Map([['i-1', { name: 'Debian 13', family: 'Debian' }]])

function cellsOf(server: unknown): Record<string, unknown> {
  const row = serverRow(server, 'dfw', images)
  const cells = row?.cells ?? []
  expect(cells).toHaveLength(serverColumns.length)
  return Object.fromEntries(serverColumns.map((column, at) => [column, cells[at]]))
}

it('reads what Nova says of a server', () => {
  expect(
    cellsOf({
      id: 's-1',
      name: 'web-1',
      status: 'ACTIVE',
      'OS-EXT-STS:task_state': null,
      'OS-EXT-STS:vm_state': 'active',
      'OS-EXT-AZ:availability_zone': 'dfw-a',
      'OS-SRV-USG:launched_at': null,
      tags: ['web', 'production'],
      addresses: {
        private: [{ addr: 'fd00::1' }, { addr: '10.0.0.7', 'OS-EXT-IPS:type': 'fixed' }],
        public: [
          { addr: '198.18.0.7' },
          { addr: '192.0.2.9', 'OS-EXT-IPS:type': 'floating' },
        ],
      },
      flavor: { original_name: '1GB', ram: 1024, vcpus: 2, disk: 40 },
      image: { id: 'i-1' },
      created: '2026-01-05T09:00:00Z',
      key_name: 'laptop',
      locked: true,
      locked_reason: 'payroll',
    }),
  ).toEqual({
    name: 'web-1',
    status: 'ACTIVE',
    tags: ['production', 'web'],
    address: '192.0.2.9 198.18.0.7 10.0.0.7 fd00::1',
    memory: 1024 * 1_048_576,
    region: 'dfw',
    image: 'Debian 13',
    flavor: '1GB',
    vcpus: 2,
    disk: 40 * 1_073_741_824,
    created: Date.UTC(2026, 0, 5, 9),
    family: 'Debian',
    keyPair: 'laptop',
    zone: 'dfw-a',
    locked: 'locked',
    id: 's-1',
    novaStatus: 'ACTIVE',
    task: undefined,
    vmState: 'active',
    lockedReason: 'payroll',
    neverLaunched: 'yes',
    imageId: 'i-1',
  })
})

it('shows the task that is under way as the status, and that it passes', () => {
  const row = serverRow(
    { id: 's', status: 'ACTIVE', 'OS-EXT-STS:task_state': 'powering-off' },
    'dfw',
    images,
  )
  expect(row?.passing).toBe(true)
  expect(row?.cells[serverColumns.indexOf('status')]).toBe('SHUTTING_DOWN')
})

it('takes a server that says next to nothing, and nothing that is no server', () => {
  expect(cellsOf({ id: 's' })).toMatchObject({ name: 's', status: 'UNKNOWN', tags: [] })
  expect(serverRow({ name: 'nameless' }, 'dfw', images)).toBeUndefined()
  expect(serverRow(null, 'dfw', images)).toBeUndefined()
})

it('keeps text that a database cannot hold out of the rows', () => {
  expect(cellsOf({ id: 's', name: 'a\0b\ud800' }).name).toBe('a\ufffdb\ufffd')
})
