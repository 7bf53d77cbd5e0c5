import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { STATUS_CODES } from 'node:http'
import { Fault, frameworkStatus } from '../core/fault.ts'
import { report } from '../core/report.ts'

/** What Swift says when a refusal has no words of its own (swift.common.swob). */
const explanations: Record<number, string> = {
  400: 'The server could not comply with the request since it is either malformed or otherwise incorrect.',
  401: 'This server could not verify that you are authorized to access the document you requested.',
  403: 'Access was denied to this resource.',
  404: 'The resource could not be found.',
  405: 'The method is not allowed for this resource.',
  406: 'The resource is not available in a format acceptable to your browser.',
  409: 'There was a conflict when trying to complete your request.',
  411: 'Content-Length header required.',
  412: 'A precondition for this request was not met.',
  413: 'The body of your request was too large for this server.',
  416: 'The Range requested is not available.',
  422: 'Unable to process the contained instructions',
  500: 'The server has either erred or is incapable of performing the requested operation.',
  503: 'The server is currently unavailable. Please try again at a later time.',
}

/** A refusal with headers of its own. */
export class SwiftFault extends Fault {
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Record<string, string>) {
    super(status, message)
    this.headers = headers
  }
}

/** Swift answers in HTML of one line, or in the words of the refusal alone. */
export function faultHandler(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error instanceof Fault ? error.status : (frameworkStatus(error) ?? 500)
  if (!(error instanceof Fault) && frameworkStatus(error) === undefined)
    report('swift', error)
  if (error instanceof SwiftFault) reply.headers(error.headers)
  // A body that was not read ends the connection: what follows on it could not be told apart.
  const words = error instanceof Fault ? error.message : ''
  reply
    .code(status)
    .type('text/html; charset=UTF-8')
    .send(words === '' ? page(status) : words)
}

/** The body of a refusal without words of its own. */
export function page(status: number): string {
  const title = STATUS_CODES[status] ?? 'Error'
  return `<html><h1>${title}</h1><p>${explanations[status] ?? title}</p></html>`
}

export const notFound = (): Fault => new Fault(404, '')
