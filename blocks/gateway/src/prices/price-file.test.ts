import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parsePrices, readPriceFile } from './price-file.ts'

test('reads the prices of the demonstration in millionths', async () => {
  const file = fileURLToPath(new URL('../../prices/demo.yaml', import.meta.url))
  const prices = await readPriceFile(file)
  expect(prices.currency).toBe('USD')
  expect(prices.hourlyPriceMicros['*']?.['512MB Standard']).toBe(22_000)
  expect(prices.hourlyPriceMicros['syd']?.['512MB Standard']).toBe(26_000)
})

test('names the place of a price that is none', () => {
  const given = { currency: 'USD', hourly: { dfw: { '1GB Standard': 'cheap' } } }
  expect(() => parsePrices(given)).toThrow('hourly.dfw.1GB Standard')
})

test('says which file cannot be read', async () => {
  await expect(readPriceFile('/nowhere/prices.yaml')).rejects.toMatchObject({
    code: 'config_invalid',
    message: 'The price file /nowhere/prices.yaml cannot be read.',
  })
})

test('has no prices without a file', async () => {
  expect((await readPriceFile('')).hourlyPriceMicros).toEqual({})
})
