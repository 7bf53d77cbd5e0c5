import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES } from 'node:http'
import { Fault, frameworkStatus } from '../core/fault.ts'
import { report } from '../core/report.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/**
 * Glance answers with webob's pages: HTML unless the caller prefers JSON, the explanation
 * with two line breaks after it in either form.
 */
export function faultHandler(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (!(error instanceof Fault) && frameworkStatus(error) === undefined)
    report('glance', error)
  const status = error instanceof Fault ? error.status : (frameworkStatus(error) ?? 500)
  const explanation =
    status === 500
      ? 'The server has either erred or is incapable of performing the requested operation.'
      : error.message
  const title = STATUS_CODES[status] ?? 'Error'
  const accepts = request.headers.accept ?? ''
  if (accepts.includes('json') && !accepts.includes('html')) {
    reply.code(status).send({
      message: `${explanation}<br /><br />\n\n\n`,
      code: `${status} ${title}`,
      title,
    })
    return
  }
  reply
    .code(status)
    .type('text/html; charset=UTF-8')
    .send(
      `<html>\n <head>\n  <title>${status} ${title}</title>\n </head>\n <body>\n  <h1>${status} ${title}</h1>\n  ${escape(explanation)}<br /><br />\n\n\n\n </body>\n</html>`,
    )
}

export const notFound = (imageId: string): Fault =>
  new Fault(404, `No image found with ID ${imageId}`)

/** In oslo.policy's words. */
export const notAuthorized = (action: string): Fault =>
  new Fault(403, `You are not authorized to complete ${action} action.`)
