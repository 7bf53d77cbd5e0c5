/** A value of a request's body as an error's sentence names it. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? 'None'
}
