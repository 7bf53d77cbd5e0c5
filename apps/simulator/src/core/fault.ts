/**
 * A refusal that a service puts into its own words: thrown by handlers, turned into the
 * service's error body by the error handler of its plugin.
 */
export class Fault extends Error {
  readonly status: number
  /** Neutron's exception name, or another word that the body needs beside the message. */
  readonly type: string | undefined

  constructor(status: number, message: string, type?: string) {
    super(message)
    this.status = status
    this.type = type
  }
}

/** Whether Fastify refused the request before a handler saw it, and with which status. */
export function frameworkStatus(error: unknown): number | undefined {
  if (error === null || typeof error !== 'object') return undefined
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return undefined
  return error.statusCode
}
