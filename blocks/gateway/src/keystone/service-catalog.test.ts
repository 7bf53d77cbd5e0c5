import { expect, test } from 'vitest'
import { parseServiceCatalog } from './service-catalog.ts'

const endpoint = (region: string, url: string, visibility = 'public') => ({
  region_id: region,
  interface: visibility,
  url,
})

test('picks the wanted interface, whatever the order', () => {
  const { endpoints } = parseServiceCatalog(
    [
      {
        type: 'compute',
        endpoints: [
          endpoint('dfw', 'http://admin/v2.1', 'admin'),
          endpoint('dfw', 'http://public/v2.1/'),
        ],
      },
    ],
    'public',
    {},
  )
  expect(endpoints).toEqual({ dfw: { compute: 'http://public/v2.1' } })
})

test('adds the version that a catalog leaves out', () => {
  const { endpoints } = parseServiceCatalog(
    [
      { type: 'network', endpoints: [endpoint('dfw', 'http://cloud/networking')] },
      { type: 'image', endpoints: [endpoint('dfw', 'http://cloud:9292/v2')] },
      { type: 'dns', endpoints: [endpoint('dfw', 'http://cloud:9001/')] },
    ],
    'public',
    {},
  )
  expect(endpoints['dfw']).toEqual({
    dns: 'http://cloud:9001/v2',
    network: 'http://cloud/networking/v2.0',
    image: 'http://cloud:9292/v2',
  })
})

test('names regions as configured and lists what each offers', () => {
  const { regions } = parseServiceCatalog(
    [
      {
        type: 'compute',
        endpoints: [endpoint('ord', 'http://ord'), endpoint('dfw', 'http://dfw')],
      },
    ],
    'public',
    { dfw: 'Dallas' },
  )
  expect(regions).toEqual([
    { id: 'dfw', name: 'Dallas', services: ['compute'] },
    { id: 'ord', name: 'ord', services: ['compute'] },
  ])
})

test('survives entries that are not what Keystone documents', () => {
  const parsed = parseServiceCatalog(
    [null, {}, { type: 'x', endpoints: [7] }],
    'public',
    {},
  )
  expect(parsed).toEqual({ regions: [], endpoints: {} })
})
