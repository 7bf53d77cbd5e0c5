import { compact, isRecord, readFlag, readRecord, readText } from './json-reader.ts'

/** https://docs.openstack.org/api-ref/identity/v3/#application-credentials */
export interface ApplicationCredential {
  /** Any region whose catalog leads to Keystone: the credential is known to all. */
  readonly region: string
  /** `<user>/<credential>`: Keystone knows it below its user only. */
  readonly id: string
  readonly credentialId: string
  readonly name: string
  readonly description?: string
  readonly projectId: string
  readonly roles: readonly string[]
  /** ISO 8601, UTC; absent: it does not end by itself. */
  readonly expiresAt?: string
  /** It may make and remove other credentials. */
  readonly unrestricted: boolean
}

/** Reads one of a user's credentials. */
export function parseApplicationCredential(
  value: unknown,
  region: string,
  userId: string,
): ApplicationCredential | undefined {
  if (!isRecord(value)) return undefined
  const credentialId = readText(value.id)
  if (credentialId === undefined) return undefined
  const expiresAt = readText(value.expires_at)
  const roles = Array.isArray(value.roles) ? value.roles : []
  return compact({
    region,
    id: `${encodeURIComponent(userId)}/${encodeURIComponent(credentialId)}`,
    credentialId,
    name: readText(value.name) ?? credentialId,
    description: readText(value.description),
    projectId: readText(value.project_id) ?? '',
    roles: roles
      .flatMap((role: unknown) => readText(readRecord(role).name) ?? [])
      .toSorted(),
    // Keystone writes it without a zone, and means UTC.
    expiresAt:
      expiresAt && (/(Z|[+-]\d\d:?\d\d)$/.test(expiresAt) ? expiresAt : `${expiresAt}Z`),
    unrestricted: readFlag(value.unrestricted),
  })
}

/** `expired` once its time has come: Keystone lists it still. */
export function credentialState(
  { expiresAt }: ApplicationCredential,
  nowMs: number,
): 'active' | 'expired' {
  return expiresAt !== undefined && Date.parse(expiresAt) <= nowMs ? 'expired' : 'active'
}
