import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Fault, frameworkStatus } from '../core/fault.ts'
import { report } from '../core/report.ts'

/** One thing that is wrong with what was sent, as Designate's schema check tells it. */
export interface Flaw {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly validator: string
  readonly validator_value: unknown
}

/** A refusal that lists flaws in place of one message. */
export class InvalidObject extends Fault {
  readonly flaws: readonly Flaw[]

  constructor(flaws: readonly Flaw[]) {
    super(400, 'Provided object does not match schema', 'invalid_object')
    this.flaws = flaws
  }
}

const frameworkTypes: Record<number, string> = {
  400: 'invalid_json',
  405: 'method_not_allowed',
  413: 'request_entity_too_large',
  415: 'unsupported_content_type',
}

/** Designate names the kind of error beside its status, and the request that it came of. */
export function faultHandler(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const request_id = request.id
  if (error instanceof InvalidObject) {
    const errors = { errors: error.flaws }
    reply.code(400).send({ code: 400, type: error.type, errors, request_id })
    return
  }
  const status = error instanceof Fault ? error.status : (frameworkStatus(error) ?? 500)
  if (status === 500 && !(error instanceof Fault)) report('designate', error)
  const type =
    error instanceof Fault
      ? (error.type ?? 'unknown')
      : (frameworkTypes[status] ?? 'unknown')
  reply.code(status).send({
    code: status,
    type,
    ...(status === 500 || error.message === '' ? {} : { message: error.message }),
    request_id,
  })
}

export const badRequest = (message: string, type = 'bad_request'): Fault =>
  new Fault(400, message, type)

/** What oslo's field checks make of a value that they refuse. */
export const invalidValue = (reason: string): Fault =>
  badRequest(
    `Provided object is not valid. Got a ValueError error with message ${reason}`,
    'invalid_object',
  )

/** The database refuses an empty column, and nobody has thought of words for that. */
export const emptyColumn = (): Fault => new Fault(500, '', 'unknown')

export const zoneNotFound = (): Fault =>
  new Fault(404, 'Could not find Zone', 'zone_not_found')
export const recordSetNotFound = (): Fault =>
  new Fault(404, 'Could not find RecordSet', 'recordset_not_found')

/** The policy's refusal has no words. */
export const forbidden = (): Fault => new Fault(403, '', 'forbidden')
