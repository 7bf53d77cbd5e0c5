import { expect, test } from 'vitest'
import { endpointOf, pathAt } from './endpoint.ts'

const endpoints = {
  dfw: { compute: 'http://dfw:8774/v2.1', image: 'http://dfw:9292/v2' },
  ord: { compute: 'http://ord:8774/v2.1' },
}

test('names the regions there are when asked for another', () => {
  expect(() => endpointOf(endpoints, 'mars', 'compute')).toThrow(
    expect.objectContaining({
      code: 'unknown_region',
      message: 'There is no region "mars". The regions are: dfw, ord.',
    }),
  )
})

test('names the services of the region when asked for another', () => {
  expect(() => endpointOf(endpoints, 'ord', 'image')).toThrow(
    expect.objectContaining({
      code: 'unknown_service',
      message: 'The region "ord" offers no service "image". It offers: compute.',
    }),
  )
})

test('does not take what every object has for a region', () => {
  expect(() => endpointOf(endpoints, 'constructor', 'name')).toThrow(
    expect.objectContaining({ code: 'unknown_region' }),
  )
})

test('does not repeat a version that the endpoint has', () => {
  const image = endpointOf(endpoints, 'dfw', 'image')
  expect(pathAt(image, '/v2/images')).toBe('/v2/images')
  expect(pathAt(image, '/images')).toBe('/v2/images')
  expect(pathAt(image, '/v20/images')).toBe('/v2/v20/images')
})
