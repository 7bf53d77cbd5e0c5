import type { Static, TSchema } from 'typebox'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `METHOD /path`, the path relative to the block's mount; `:name` marks a parameter. */
export type OperationKey = `${Method} /${string}`

/**
 * Who may call an operation.
 * - `anyone`: no session needed (sign-in, health).
 * - `user`: a signed-in person, through the gateway.
 * - `crew`: a signed-in member of the crew.
 * - `block`: another block only; the gateway never routes a browser to it.
 */
export type Audience = 'anyone' | 'user' | 'crew' | 'block'

export interface Operation {
  readonly summary: string
  readonly audience: Audience
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** The body is bytes, which the handler reads from the request as they come; it bounds them itself. */
  readonly bytes?: true
  /** The body of a success. Absent: 204 and no body. */
  readonly reply?: TSchema
  /** Status of a success; 200 (204 without a reply) when absent. */
  readonly status?: number
}

/** One block's interface: what it can be asked, by whom, in which shape. */
export interface Contract {
  readonly block: string
  readonly operations: Readonly<Record<OperationKey, Operation>>
}

/** Declares a block's contract; keeps the literal types of its operations. */
export function defineContract<
  const Block extends string,
  const Operations extends Record<OperationKey, Operation>,
>(
  block: Block,
  operations: Operations,
): { readonly block: Block; readonly operations: Operations } {
  return { block, operations }
}

type Part<Op, Name extends string> =
  Op extends Record<Name, infer Schema extends TSchema>
    ? { [Key in Name]: Static<Schema> }
    : { [Key in Name]?: undefined }

/** What a caller hands over: `params`, `query` and `body` where the operation declares them. */
export type OperationInput<Op extends Operation> = Part<Op, 'params'> &
  Part<Op, 'query'> &
  Part<Op, 'body'>

/** What a success answers; `undefined` for an operation without a reply. */
export type OperationReply<Op extends Operation> = Op extends {
  reply: infer Reply extends TSchema
}
  ? Static<Reply>
  : undefined

export type OperationsOf<C extends Contract> = C['operations']
