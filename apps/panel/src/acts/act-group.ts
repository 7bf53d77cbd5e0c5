import type { ActHead, Subject } from '@aloft/acts/act'

/** Acts that stand together in a menu. */
export interface ActGroup<Of extends Subject = Subject> {
  readonly id: string
  readonly label: string
  readonly heads: readonly ActHead<Of>[]
  /** Of acts that undo each other only the possible ones are shown: whether one gives way now. */
  readonly givesWay?: (head: ActHead<Of>, can: (head: ActHead<Of>) => boolean) => boolean
}
