import type { ColumnType, Generated } from 'kysely'
import type { ActivityState } from '@aloft/contracts/activity'
import type { ActOutcome, ActTarget } from '@aloft/contracts/gateway'

type Json<T> = ColumnType<T, string, string>

/** The schema `activity`. */
export interface ActivityTables {
  entries: {
    id: Generated<string>
    /** Order in which they were written. */
    sequence: Generated<number>
    account_id: string
    user_id: string
    username: string
    /** Idempotency key; unique for the account and the user. */
    key: string
    act: string
    title: string
    targets: Json<readonly ActTarget[]>
    /** Without its secrets. */
    input: Json<Readonly<Record<string, unknown>>>
    /** Keyed digest of those; null when it has none. */
    secrets_digest: string | null
    /** Ids of the targets and of what was made. */
    target_ids: ColumnType<string[], readonly string[], readonly string[]>
    state: ActivityState
    outcomes: Json<readonly ActOutcome[]>
    trace_id: string | null
    at: Date
    finished_at: Date | null
    /** Without an outcome by then, it was interrupted. */
    deadline_at: Date
  }
  /** What came of each part of an act that is not finished yet; at its end all stands in `entries`. */
  parts: {
    entry_id: string
    /** Place of its target, or of what is to be made. */
    part: number
    /** Null while nobody knows: it was about to begin. */
    outcome: ColumnType<ActOutcome | null, string | null, string | null>
  }
}
