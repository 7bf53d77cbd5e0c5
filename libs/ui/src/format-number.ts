const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** 10038 → "10,038". */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** "1 server", "10,038 servers". */
export function formatNoun(count: number, noun: { one: string; many: string }): string {
  return `${formatCount(count)} ${count === 1 ? noun.one : noun.many}`
}

/** Money in millionths of a currency: 12500 → "$0.0125". */
export function formatPrice(
  micros: number,
  currency: string,
  maximumFractionDigits = 4,
): string {
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    maximumFractionDigits,
  }).format(micros / 1_000_000)
}
