import { expect, it } from 'vitest'
import { computeRegions, endpointOf, parseCatalog } from './catalog.ts'

const endpoint = (id: string, region: string, url: string, kind = 'public') => ({
  id,
  region_id: region,
  interface: kind,
  url,
})
const catalog = [
  { type: 'block-storage', endpoints: [endpoint('1', 'dfw', 'https://new.example/v3')] },
  { type: 'volumev3', endpoints: [endpoint('2', 'dfw', 'https://own.example/v3')] },
  {
    type: 'compute',
    endpoints: [
      endpoint('4', 'ord', 'https://ord.example/v2.1/'),
      endpoint('3', 'dfw', 'https://inside.example/v2.1', 'internal'),
      endpoint('5', 'dfw', 'https://dfw.example/v2.1/'),
    ],
  },
  { type: 'key-manager', endpoints: [endpoint('6', 'dfw', 'https://secrets.example')] },
]

it('picks endpoints by region and interface, whatever their order', () => {
  const first = parseCatalog({ catalog })
  const turned = parseCatalog({
    catalog: catalog
      .map((entry) => ({ ...entry, endpoints: entry.endpoints.toReversed() }))
      .toReversed(),
  })
  expect(turned).toEqual(first)
  expect(endpointOf(first, 'dfw', 'compute')).toBe('https://dfw.example/v2.1')
  expect(endpointOf(first, 'dfw', 'volumev3')).toBe('https://own.example/v3')
  expect(computeRegions(first)).toEqual(['dfw', 'ord'])
})

it('offers no service without the wanted interface and none that it does not know', () => {
  const found = parseCatalog({ catalog }, 'internal')
  expect(found).toEqual({ dfw: { compute: 'https://inside.example/v2.1' } })
})

it('reads a token without a catalog as one without services', () => {
  expect(parseCatalog(undefined)).toEqual({})
})
