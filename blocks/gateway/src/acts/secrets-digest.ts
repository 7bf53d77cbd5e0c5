import { createHmac, hkdfSync } from 'node:crypto'
import { parseSealingKey } from '@aloft/kernel/seal'

/**
 * What tells two acts under one idempotency key apart that differ in a secret only. Made with the
 * first sealing key and salted with the idempotency key, so that a record neither gives a password
 * away nor shows that two acts had the same one.
 */
export function secretsDigest(
  sealingKeys: readonly string[],
  key: string,
  secrets: Readonly<Record<string, unknown>>,
): string {
  const [first = ''] = sealingKeys
  const derived = hkdfSync('sha256', parseSealingKey(first).key, key, 'act secrets', 32)
  const sorted = Object.entries(secrets).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHmac('sha256', Buffer.from(derived))
    .update(JSON.stringify(sorted))
    .digest('base64url')
}
