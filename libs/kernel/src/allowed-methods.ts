import type { FastifyInstance } from 'fastify'

/**
 * Remembers the routes that are registered from now on, and gives back which methods an address has,
 * in alphabetical order; none where there is nothing at it, or nothing that everybody may know of.
 */
export function rememberMethods(app: FastifyInstance): (path: string) => string[] {
  const routes: { readonly method: string; readonly matches: RegExp }[] = []
  app.addHook('onRoute', ({ method, url, config }) => {
    // A wildcard takes whatever comes: that something is there is not known of it.
    if (url.includes('*') || config?.isHidden === true) return
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : literal(part)))
    const matches = new RegExp(`^${pattern.join('/')}$`)
    for (const each of [method].flat()) routes.push({ method: each, matches })
  })
  return (path) => {
    const there = routes.filter(({ matches }) => matches.test(path))
    return [...new Set(there.map(({ method }) => method))].toSorted()
  }
}

function literal(part: string): string {
  return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
