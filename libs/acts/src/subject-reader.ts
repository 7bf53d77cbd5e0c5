import type { ActTarget } from '@aloft/contracts/gateway'
import type { Subject } from './act.ts'
import type { UpstreamCall } from './upstream-call.ts'

/** How a thing that acts are done to is read. */
export interface SubjectReader<Item extends Subject = Subject> {
  /** The call that shows it as it is now. */
  read(target: ActTarget): UpstreamCall
  /** What the call answered (headers and body where it asks for both); absent when that tells nothing of it. */
  parse(answer: unknown, target: ActTarget): Item | undefined
}

/**
 * The id of a thing that is known below another: `joinedId('z1', 'r2')`. What is joined may hold anything;
 * `splitId` gives it back.
 */
export function joinedId(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/')
}

/** The parts of a joined id; a part that is no encoding of anything stays as it is. */
export function splitId(id: string): readonly string[] {
  return id.split('/').map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}
