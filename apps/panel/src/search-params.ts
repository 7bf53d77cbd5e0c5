/** The URL's query as plain texts: `?q=web&status=ACTIVE,ERROR`, readable and shared with the API. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** Back to a query; what is empty or missing is left out. Commas and colons stay readable. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    if (value === '') continue
    if (typeof value === 'string') params.set(key, value)
    if (typeof value === 'number' || typeof value === 'boolean') params.set(key, `${value}`)
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
  return text === '' ? '' : `?${text}`
}
