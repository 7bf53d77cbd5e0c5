import type {
  Contract,
  Operation,
  OperationInput,
  OperationReply,
} from '@aloft/contracts/contract'
import { request } from './request.ts'

interface CallOptions {
  signal?: AbortSignal
  reauthenticates?: boolean
  scoped?: boolean
  changesScope?: boolean
}

type Arguments<Op extends Operation> =
  Record<never, never> extends OperationInput<Op>
    ? [input?: OperationInput<Op> & CallOptions]
    : [input: OperationInput<Op> & CallOptions]

type Operations<C extends Contract> = C['operations']

/** Calls one operation of a block: `call('POST /session', { body })`. */
export type BlockApi<C extends Contract> = <Key extends keyof Operations<C> & string>(
  key: Key,
  ...input: Arguments<Operations<C>[Key] & Operation>
) => Promise<OperationReply<Operations<C>[Key] & Operation>>

type Values = Readonly<Record<string, string | number | boolean | undefined>>

interface AnyInput extends CallOptions {
  params?: Values | undefined
  query?: Values | undefined
  body?: unknown
}

/**
 * The typed client of a block's API. Only the contract's type is needed, so that no schema travels to
 * the browser: `api<typeof gateway>('gateway')`. Failures are `ApiError`s.
 */
export function api<C extends Contract>(block: C['block']): BlockApi<C> {
  const call = async (key: string, input: AnyInput = {}): Promise<unknown> => {
    const [method = 'GET', pattern = '/'] = key.split(' ')
    const response = await request(operationUrl(block, pattern, input), {
      method,
      body: input.body,
      signal: input.signal,
      reauthenticates: input.reauthenticates,
      scoped: input.scoped,
      changesScope: input.changesScope,
    })
    return response.status === 204 ? undefined : response.json()
  }
  // The contract states what the server answers, and the server validates it by the same contract.
  return call as BlockApi<C>
}

/** `/api/<block>/<path>?<query>`, parameters filled in and encoded. */
export function operationUrl(
  block: string,
  pattern: string,
  input: Pick<AnyInput, 'params' | 'query'>,
): string {
  const path = pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return `/api/${block}${path}${text === '' ? '' : `?${text}`}`
}
