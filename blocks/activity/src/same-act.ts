import { isDeepStrictEqual } from 'node:util'
import type { ActTarget } from '@aloft/contracts/gateway'

interface WhatAndWhere {
  readonly act: string
  readonly targets: readonly ActTarget[]
  readonly input: Readonly<Record<string, unknown>>
}

const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/**
 * Whether a repeated key asks for the same thing again. Secrets are not kept, so two acts that differ
 * in a secret only are taken for the same.
 */
export function isSameAct(recorded: WhatAndWhere, asked: WhatAndWhere): boolean {
  const pick = ({ act, targets, input }: WhatAndWhere) => asWritten({ act, targets, input })
  return isDeepStrictEqual(pick(recorded), pick(asked))
}
