import type { Region } from '../core/region.ts'

/** The `links` of a resource: `self` under the version, `bookmark` without it. */
export function linksOf({ url }: Region, collection: string, id: string) {
  return [
    { rel: 'self', href: `${url}/compute/v2.1/${collection}/${id}` },
    { rel: 'bookmark', href: `${url}/compute/${collection}/${id}` },
  ]
}

export function bookmarkOf({ url }: Region, collection: string, id: string) {
  return [{ rel: 'bookmark', href: `${url}/compute/${collection}/${id}` }]
}

/** The link to the page after this one: the same query with another marker. */
export function nextLink(
  { url }: Region,
  path: string,
  query: Record<string, string | string[] | undefined>,
  marker: string,
) {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (key === 'marker' || value === undefined) continue
    for (const each of [value].flat()) parameters.append(key, each)
  }
  parameters.append('marker', marker)
  return [{ rel: 'next', href: `${url}/compute/v2.1/${path}?${parameters}` }]
}
