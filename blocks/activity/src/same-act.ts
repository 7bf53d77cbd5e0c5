import { isDeepStrictEqual } from 'node:util'
import type { ActTarget } from '@aloft/contracts/gateway'

interface WhatAndWhere {
  readonly act: string
  readonly targets: readonly ActTarget[]
  readonly input: Readonly<Record<string, unknown>>
  /** Secrets are not kept, only what tells them apart. */
  readonly secretsDigest?: string | undefined
}

const asWritten = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Whether a repeated key asks for the same thing again. */
export function isSameAct(recorded: WhatAndWhere, asked: WhatAndWhere): boolean {
  const pick = ({ act, targets, input, secretsDigest }: WhatAndWhere) =>
    asWritten({ act, targets, input, secretsDigest })
  return isDeepStrictEqual(pick(recorded), pick(asked))
}
