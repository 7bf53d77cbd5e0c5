import type { UpstreamFailure } from '@aloft/contracts/error-body'
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** What a session knows beside its token; written at sign-in, renewal and project switch. */
export interface StoredScope {
  readonly user: { id: string; name: string; domainId: string; domainName: string }
  readonly project: { id: string; name: string; domainName: string }
  readonly projects: readonly { id: string; name: string; domainName: string }[]
  readonly roles: readonly string[]
  readonly regions: readonly { id: string; name: string; services: string[] }[]
  readonly endpoints: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly crew: boolean
}

/** The schema `gateway`. */
export interface GatewayTables {
  sessions: {
    /** SHA-256 of the cookie's value, hex. */
    id: string
    user_id: string
    account_id: string
    scope: Json<StoredScope>
    /** Encrypted by the kernel's sealer. */
    token: Buffer
    token_expires_at: Date
    created_at: Date
    seen_at: Date
  }
  sign_in_attempts: {
    id: string
    /** Folded, so that all spellings of a name count together: see `foldedName`. */
    username: string
    /** As typed; null in attempts that an earlier release wrote. */
    domain: string | null
    /** IPv4 address or IPv6 network. */
    address: string
    state: 'pending' | 'failed'
    at: Date
  }
  /** Acts under way, by the token that they work with. */
  token_uses: {
    id: Generated<string>
    /** SHA-256 of the token, hex. */
    token_digest: string
    /** An act that has not ended by then was interrupted. */
    until: Date
  }
  /** Tokens of sessions that ended or changed, to be revoked once no act uses them. */
  ended_tokens: {
    token_digest: string
    /** Encrypted by the kernel's sealer. */
    token: Buffer
    username: string
    account: string
    trace_id: string
    /** When it is good for nothing by itself; null when unknown. */
    expires_at: Date | null
    /** Somebody tries to revoke it, or has tried; not before then again. */
    retry_at: Date | null
  }
  /** Files on their way into images. Nothing of a file is here: its bytes go through one process. */
  image_uploads: {
    id: string
    account_id: string
    user_id: string
    region: string
    image_id: string
    /** A bigint, which the driver reads as text. */
    size_bytes: ColumnType<string, number, never>
    /** Where the process that holds the stream is reached: `http://10.0.0.5:8080`. */
    owner: string
    /** The start of a process that holds it; null in rows of an earlier release. */
    instance: Generated<string | null>
    state: 'receiving' | 'storing' | 'done' | 'failed' | 'aborted'
    message: string | null
    upstream: ColumnType<UpstreamFailure | null, string | null, string | null>
    /** It was silent for too long: the word of the process that holds it counts more. */
    is_lost: Generated<boolean>
    activity_id: string
    seen_at: Date
  }
}
