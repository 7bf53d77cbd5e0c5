import type { Contract, OperationKey } from '@aloft/contracts/contract'
import { ErrorBody } from '@aloft/contracts/error-body'
import { errorCodes, type ErrorCode } from '@aloft/contracts/error-codes'
import { Value } from 'typebox/value'
import { AloftError } from './errors.ts'
import type { WireReply } from './transport.ts'

export interface WireInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** The request that an operation is asked with; query values are written as text. */
export function encodeInput(contract: Contract, key: OperationKey, input: WireInput) {
  const separator = key.indexOf(' ')
  const path = key.slice(separator + 1).replaceAll(/:(\w+)/g, (_, name: string) => {
    return encodeURIComponent(asText(input.params?.[name]))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.append(name, asText(value))
  }
  const search = query.size > 0 ? `?${query}` : ''
  return {
    // OperationKey allows only these methods.
    method: key.slice(0, separator) as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: `/api/${contract.block}${path}${search}`,
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
  }
}

/** What a success answers; a failure is thrown as the `AloftError` that it was. */
export function decodeReply({ status, body }: WireReply): unknown {
  const value = body === '' ? undefined : parseJson(body)
  if (status < 400) return value
  if (!Value.Check(ErrorBody, value) || !isErrorCode(value.error.code)) {
    throw new AloftError('block_unavailable', {
      message: `A block answered ${status} in a form that is not Aloft's.`,
    })
  }
  const { code, message, hint, field, retryAfterSeconds, upstream, id } = value.error
  throw new AloftError(code, {
    message,
    hint,
    context: { innerErrorId: id },
    ...(field !== undefined && { field }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(upstream !== undefined && { upstream }),
  })
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AloftError(
      'block_unavailable',
      { message: 'A block answered something that is not JSON.' },
      { cause },
    )
  }
}

/** Params and query values travel as text; schemas declare nothing else for them. */
function asText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    default:
      throw new AloftError('internal', {
        message: `A ${typeof value} cannot be sent in an address.`,
      })
  }
}
