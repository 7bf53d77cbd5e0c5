import { readFile } from 'node:fs/promises'
import { AloftError } from '@aloft/kernel/errors'
import { isRecord } from '@aloft/openstack/json-reader'
import { parse } from 'yaml'

/** Hourly prices in millionths of the currency, by region id (`*` for all) and flavor name. */
export interface Prices {
  readonly currency: string
  readonly hourlyPriceMicros: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export const noPrices: Prices = { currency: '', hourlyPriceMicros: {} }

/** Reads a price file; see `blocks/gateway/prices/demo.yaml`. Throws `config_invalid`. */
export async function readPriceFile(file: string): Promise<Prices> {
  if (file === '') return noPrices
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw invalid(`The price file ${file} cannot be read.`, cause)
  }
  try {
    return parsePrices(parse(text))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw invalid(`The price file ${file} is not valid: ${why}`, cause)
  }
}

/** Throws an error that names the wrong place. */
export function parsePrices(value: unknown): Prices {
  if (!isRecord(value)) throw new Error('it must hold `currency` and `hourly`')
  const { currency, hourly } = value
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) {
    throw new Error('`currency` must be a code of three letters, such as USD')
  }
  if (!isRecord(hourly)) throw new Error('`hourly` must hold prices by region')
  const regions = Object.entries(hourly).map(([region, flavors]) => {
    if (!isRecord(flavors)) throw new Error(`\`hourly.${region}\` must hold flavors`)
    const prices = Object.entries(flavors).map(([flavor, price]) => {
      if (typeof price !== 'number' || !(price >= 0) || price > 1e6) {
        throw new Error(`\`hourly.${region}.${flavor}\` must be a price an hour`)
      }
      return [flavor, Math.round(price * 1_000_000)] as const
    })
    return [region, Object.fromEntries(prices)] as const
  })
  return { currency, hourlyPriceMicros: Object.fromEntries(regions) }
}

function invalid(message: string, cause: unknown): AloftError {
  return new AloftError(
    'config_invalid',
    { message, field: 'gateway.priceFile' },
    { cause },
  )
}
