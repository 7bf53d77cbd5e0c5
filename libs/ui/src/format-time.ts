const STEPS = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
const absolute = new Intl.DateTimeFormat('en', {
  dateStyle: 'medium',
  timeStyle: 'long',
})

/** "3 minutes ago", "in 2 days"; within a minute "just now". Both in epoch milliseconds. */
export function formatRelative(atMs: number, nowMs: number): string {
  const seconds = (atMs - nowMs) / 1000
  const step = STEPS.find((candidate) => Math.abs(seconds) >= candidate.seconds)
  if (step === undefined) return 'just now'
  return relative.format(Math.trunc(seconds / step.seconds), step.unit)
}

/** `formatRelative` to this moment: for what is shown once and not kept true. */
export function formatSince(atMs: number): string {
  return formatRelative(atMs, Date.now())
}

/** "Nov 22, 2026, 11:28:46 PM UTC" in the person's own zone. */
export function formatAbsolute(atMs: number): string {
  return absolute.format(atMs)
}

/** "850 ms", "2.4 s", "3 min". */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`
  return `${Math.round(ms / 60_000)} min`
}
