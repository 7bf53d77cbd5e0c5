import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type {
  Audience,
  Contract,
  Operation,
  OperationInput,
  OperationKey,
  OperationReply,
} from '@aloft/contracts/contract'
import type { BlockCaller, Caller, UserCaller } from '@aloft/contracts/caller'
import { Compile } from 'typebox/compile'
import { AloftError } from './errors.ts'
import type { Logger } from './log.ts'
import { requestContext, type ServerContext } from './server-context.ts'
import { createValidator, type RequestPart, type Validate } from './validation.ts'

type CallerOf<A extends Audience> = A extends 'user' | 'crew'
  ? UserCaller
  : A extends 'block'
    ? BlockCaller
    : Caller | undefined

/** What the handler of an operation is given; its input is valid, its caller may do this. */
export type OperationRequest<Op extends Operation> = Required<OperationInput<Op>> & {
  readonly caller: CallerOf<Op['audience']>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** Its lines carry the caller and the trace. */
  readonly log: Logger
  readonly traceId: string
}

export type OperationHandler<Op extends Operation> = (
  request: OperationRequest<Op>,
) => Promise<OperationReply<Op>> | OperationReply<Op>

/**
 * Mounts one operation of a contract: verifies the caller and the audience before the body is read,
 * validates params, query and body, answers with the contract's status. The handler returns the reply.
 */
export function serve<C extends Contract, Key extends keyof C['operations'] & OperationKey>(
  app: FastifyInstance,
  contract: C,
  key: Key,
  handler: OperationHandler<C['operations'][Key]>,
): void {
  const operation = contract.operations[key]
  if (operation === undefined) {
    throw new AloftError('internal', { message: `${contract.block} has no ${key}` })
  }
  const context = requestContext(app)
  const [method, url] = splitKey(key)
  const validators = createValidators(operation)
  const checkReply = createReplyCheck(context, operation, key)
  const { audience } = operation
  app.route({
    method,
    url,
    config: {
      isHidden: audience === 'block' || audience === 'crew',
      streamsBody: operation.bytes === true,
    },
    onRequest: async (request) => {
      request.caller = await context.resolveCaller(request)
      requireAudience(operation.audience, request)
    },
    handler: async (request, reply) => {
      const answer = await handler(
        // The validators have just given each part the shape that the contract's types say.
        {
          params: validators.params?.(request.params),
          query: validators.query?.(request.query),
          body: validators.body?.(request.body ?? undefined),
          caller: request.caller,
          request,
          reply,
          log: context.logOf(request),
          traceId: context.traceOf(request).traceId,
        } as unknown as OperationRequest<C['operations'][Key]>,
      )
      if (reply.sent) return reply
      if (reply.statusCode === 200) reply.code(successStatus(operation))
      if (operation.reply === undefined) return reply.send()
      checkReply?.(answer)
      return reply.send(answer)
    },
  })
}

/** The status of a success: the contract's own, else 200 with a reply and 204 without. */
export function successStatus(operation: Operation): number {
  return operation.status ?? (operation.reply === undefined ? 204 : 200)
}

/** `'GET /x/:id'` → `['GET', '/x/:id']` */
export function splitKey(key: string): [HTTPMethods, string] {
  const separator = key.indexOf(' ')
  return [key.slice(0, separator), key.slice(separator + 1)]
}

function createValidators(operation: Operation): Partial<Record<RequestPart, Validate>> {
  const { params, query, body } = operation
  return {
    ...(params !== undefined && { params: createValidator(params, 'params') }),
    ...(query !== undefined && { query: createValidator(query, 'query') }),
    ...(body !== undefined && { body: createValidator(body, 'body') }),
  }
}

function createReplyCheck(
  context: ServerContext,
  operation: Operation,
  key: string,
): ((reply: unknown) => void) | undefined {
  if (!context.checkReplies || operation.reply === undefined) return undefined
  const schema = Compile(operation.reply)
  return (reply) => {
    // As it travels: `undefined` fields are left out.
    const wire: unknown = JSON.parse(JSON.stringify(reply) ?? 'null')
    if (schema.Check(wire)) return
    const [first] = schema.Errors(wire)
    throw new AloftError('internal', {
      message: `The reply of ${key} breaks its contract at ${first?.instancePath}: ${first?.message}`,
    })
  }
}

function requireAudience(audience: Audience, request: FastifyRequest): void {
  const { caller } = request
  switch (audience) {
    case 'anyone':
      return
    case 'block':
      if (caller === undefined) throw new AloftError('caller_invalid')
      if (caller.kind !== 'block') throw new AloftError('not_found')
      return
    case 'user':
    case 'crew':
      if (caller === undefined) throw new AloftError('not_signed_in')
      if (caller.kind !== 'user') {
        throw new AloftError('forbidden', {
          message: 'This is done for a person only, and the call names none.',
        })
      }
      if (audience === 'crew' && !caller.crew) throw new AloftError('not_found')
      return
    default:
      audience satisfies never
  }
}
