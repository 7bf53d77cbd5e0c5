import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import helmet from '@fastify/helmet'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { AloftError } from '@aloft/kernel/errors'
import { staysBelow } from '../cloud/upstream-path.ts'

const built = fileURLToPath(new URL('../../../../apps/panel/dist', import.meta.url))
const YEAR_SECONDS = 31_536_000

/**
 * The panel's files at the root: `/assets/…` carry a hash in their names and never change; a dot in the
 * first part of an address (`/favicon.svg`) makes it a file too. Every other address is a page, whatever
 * its later parts are called, and gets `index.html`, which says which assets are of today.
 */
export async function panelRoutes(
  app: FastifyInstance,
  options: { readonly directory: string; readonly tls: boolean },
): Promise<void> {
  const root = options.directory === '' ? built : options.directory
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    hsts: options.tls && { maxAge: YEAR_SECONDS, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    // Signed URLs and ids in the panel's addresses are nobody else's business.
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(files, {
    root,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    suppressWarning: true,
    // Nobody could ask for a hidden file of a built panel but by mistake or malice.
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      const isAsset = path.startsWith(join(root, 'assets/'))
      const lifetime = `public, max-age=${YEAR_SECONDS}, immutable`
      void reply.header('cache-control', isAsset ? lifetime : 'no-cache')
    },
  })
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply): Promise<FastifyReply> => {
      const path = request.url.split('?', 1)[0] ?? '/'
      if (path === '/api' || path.startsWith('/api/')) throw nothingAt(path)
      if (isFile(path)) return reply.sendFile(decodePath(path), root)
      // The build may be replaced while the process runs, so it is looked for each time.
      if (!existsSync(join(root, 'index.html'))) throw notBuilt(root)
      return reply.sendFile('index.html', root)
    },
  })
}

/** Names of things stand further behind: `/files/dfw/www.example.com` is a container's page. */
function isFile(path: string): boolean {
  if (path === '/index.html') return false
  return path.startsWith('/assets/') || /^\/[^/]*\./.test(path)
}

/** Without the slash at its beginning. */
function decodePath(path: string): string {
  if (!staysBelow(path)) throw nothingAt(path)
  return decodeURIComponent(path).slice(1)
}

function nothingAt(path: string): AloftError {
  return new AloftError('not_found', { message: `There is nothing at ${path}.` })
}

function notBuilt(root: string): AloftError {
  return new AloftError('not_found', {
    message: 'The panel is not built.',
    hint: 'Build it: npm run build. Or set gateway.panelDirectory to where it is.',
    context: { root },
  })
}
