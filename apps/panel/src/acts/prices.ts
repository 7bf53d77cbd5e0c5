import { formatPrice } from '@aloft/ui/format-number'

/** Hours of an average month: 365.25 × 24 / 12. */
const hoursPerMonth = 730.5

/** As the gateway answers `GET /prices`. */
export interface Prices {
  readonly currency: string
  readonly hourlyPriceMicros: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Millionths of the currency an hour; absent when the price file does not name the size. */
export function hourlyMicros(
  prices: Prices | undefined,
  region: string,
  flavorName: string,
): number | undefined {
  const hourly = prices?.hourlyPriceMicros
  return hourly?.[region]?.[flavorName] ?? hourly?.['*']?.[flavorName]
}

/** `$0.022` an hour. */
export function hourlyWords(prices: Prices, micros: number): string {
  return formatPrice(micros, prices.currency)
}

/** `$16.07`: so many servers of this price for a month. */
export function monthlyWords(prices: Prices, micros: number, count: number): string {
  return formatPrice(Math.round(micros * hoursPerMonth * count), prices.currency, 2)
}
