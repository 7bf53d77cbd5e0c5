/** Days of the period, both of them part of it: `2026-11-01`, in UTC as Nova counts. */
export interface Period {
  readonly from: string
  readonly to: string
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

const day = (date: Date): string => date.toISOString().slice(0, 10)

/** From the first of this month until today. */
export function thisMonth(now: Date): Period {
  return { from: `${day(now).slice(0, 8)}01`, to: day(now) }
}

export function lastMonth(now: Date): Period {
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 0))
  return { from: `${day(end).slice(0, 8)}01`, to: day(end) }
}

/** The period that an address names; this month where it names none that there is. */
export function periodOf(
  { from, to }: { readonly from?: unknown; readonly to?: unknown },
  now: Date,
): Period {
  const isDay = (value: unknown): value is string =>
    typeof value === 'string' &&
    dayPattern.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    day(new Date(value)) === value
  return isDay(from) && isDay(to) && from <= to ? { from, to } : thisMonth(now)
}

/** As Nova takes it: from the first moment of the first day to the last of the last. */
export function usageQuery({ from, to }: Period): string {
  const start = encodeURIComponent(`${from}T00:00:00`)
  const end = encodeURIComponent(`${to}T23:59:59`)
  return `start=${start}&end=${end}&detailed=1`
}
