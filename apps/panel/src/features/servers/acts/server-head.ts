import type { ActHead } from '@aloft/acts/act'
import type { ServerSubject } from '@aloft/acts/server-subject'

/** What the panel knows of an act on servers before it is loaded. */
export type ServerHead = ActHead<ServerSubject>
