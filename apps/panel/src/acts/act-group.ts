import type { ActHead, Subject } from '@aloft/acts/act'

/** Acts that stand together in a menu. */
export interface ActGroup<Of extends Subject = Subject> {
  readonly id: string
  /** Absent where its acts say all that a heading would. */
  readonly label?: string
  readonly heads: readonly ActHead<Of>[]
  /** Of acts that undo each other only the possible ones are shown: whether one gives way now. */
  readonly givesWay?: (head: ActHead<Of>, can: (head: ActHead<Of>) => boolean) => boolean
}

/**
 * What ends a thing: the last of its menu, alone behind a line, so that nobody meets it who means
 * another act.
 */
export const endingGroup = <Of extends Subject>(head: ActHead<Of>): ActGroup<Of> => ({
  id: 'end',
  heads: [head],
})
