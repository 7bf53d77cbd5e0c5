import { Fault } from '../core/fault.ts'
import type { Container } from './containers.ts'
import { page } from './fault.ts'
import { afterPrefix, type Folder, listPage } from './listing.ts'
import { sendObject } from './object-reply.ts'
import type { StoredObject } from './objects.ts'
import { type ContainerExchange, type ObjectExchange, toListed } from './world.ts'

/** Whether a container is a website and the request comes from a reader of it, not of the API. */
export function isWebRequest(
  { request, access }: ContainerExchange,
  { metadata }: Container,
): boolean {
  const isAsked = /^(true|1|yes|on|t|y)$/i.test(String(request.headers['x-web-mode'] ?? ''))
  const isSite = ['index', 'listings', 'error'].some(
    (name) => metadata[`x-container-meta-web-${name}`] !== undefined,
  )
  return isSite && !access.isTemporary && (access.caller === undefined || isAsked)
}

/**
 * The address of the container itself: its first page, or a listing.
 * https://docs.openstack.org/swift/latest/middleware.html#staticweb
 */
export async function webPage(
  exchange: ContainerExchange,
  container: Container,
): Promise<unknown> {
  const { request, reply } = exchange
  const [path = ''] = request.url.split('?')
  if (!path.endsWith('/')) return reply.code(301).header('location', `${path}/`).send()
  return folderPage(exchange, container, '')
}

/** The address of an object, or of a pseudo-folder. */
export async function webObject(
  exchange: ObjectExchange,
  container: Container,
): Promise<unknown> {
  const { request, reply, store, address } = exchange
  const { object: name } = address
  const object = await store.objects.find(address, name)
  if (object && !isFolderMark(object)) return sendObject(exchange, object)
  if (name.endsWith('/')) return folderPage(exchange, container, name)
  const below = await store.objects.list(address, {
    atLeast: `${name}/`,
    above: '',
    below: afterPrefix(`${name}/`),
    reverse: false,
    limit: 1,
  })
  const [path = ''] = request.url.split('?')
  if (below.length > 0) return reply.code(301).header('location', `${path}/`).send()
  return errorPage(exchange, container)
}

const isFolderMark = ({ contentType }: StoredObject): boolean =>
  contentType.startsWith('application/directory')

async function folderPage(
  exchange: ContainerExchange,
  container: Container,
  prefix: string,
): Promise<unknown> {
  const { store, address, reply } = exchange
  const index = container.metadata['x-container-meta-web-index']
  const name = `${prefix}${index ?? ''}`
  const object = index === undefined ? undefined : await store.objects.find(address, name)
  if (object) {
    return sendObject({ ...exchange, address: { ...address, object: name } }, object)
  }
  if (container.metadata['x-container-meta-web-listings']?.toLowerCase() !== 'true')
    return errorPage(exchange, container)
  const rows = await listPage(
    {
      limit: 1_000,
      marker: '',
      endMarker: '',
      prefix,
      delimiter: '/',
      reverse: false,
      withoutFolders: false,
    },
    (range) => store.objects.list(address, range),
  )
  if (rows.length === 0) return errorPage(exchange, container)
  return reply
    .type('text/html; charset=UTF-8')
    .send(listing(address.container, prefix, rows))
}

/** The site's own page for what is not there: `404error.html` where web-error is `error.html`. */
async function errorPage(
  exchange: ContainerExchange,
  { metadata }: Container,
): Promise<unknown> {
  const { store, address } = exchange
  const ending = metadata['x-container-meta-web-error']
  const name = `404${ending ?? ''}`
  const object = ending === undefined ? undefined : await store.objects.find(address, name)
  if (!object) throw new Fault(404, page(404))
  return sendObject({ ...exchange, address: { ...address, object: name } }, object, 404)
}

const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function listing(
  container: string,
  prefix: string,
  rows: readonly (StoredObject | Folder)[],
): string {
  const lines = rows.map((row) => {
    const name = 'subdir' in row ? row.subdir : row.name
    const shown = name.slice(prefix.length)
    const about = 'subdir' in row ? ['', ''] : [row.bytes, toListed(row.changedAt)]
    return `<tr><td><a href="${encodeURI(shown)}">${escape(shown)}</a></td><td>${about[0]}</td><td>${about[1]}</td></tr>`
  })
  const title = escape(`Listing of ${container}/${prefix}`)
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><table>\n${lines.join('\n')}\n</table></body></html>\n`
}
