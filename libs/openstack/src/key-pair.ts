import { compact, readEach, readRecord, readText } from './json-reader.ts'

/** https://docs.openstack.org/api-ref/compute/#keypairs-keypairs */
export interface KeyPair {
  readonly region: string
  /** Its name: Nova has no other id for it. */
  readonly id: string
  readonly name: string
  readonly fingerprint?: string
  readonly publicKey?: string
  /** `ssh` or `x509`. */
  readonly type: string
}

/** Reads one key pair, wrapped (`{ keypair: … }`, as Nova lists them) or not. */
export function parseKeyPair(value: unknown, region: string): KeyPair | undefined {
  const outer = readRecord(value)
  const record = outer.keypair === undefined ? outer : readRecord(outer.keypair)
  const name = readText(record.name)
  if (name === undefined) return undefined
  return compact({
    region,
    id: name,
    name,
    fingerprint: readText(record.fingerprint),
    publicKey: readText(record.public_key),
    type: readText(record.type) ?? 'ssh',
  })
}

/** Reads `GET /os-keypairs`, sorted by name. */
export function parseKeyPairs(answer: unknown, region: string): KeyPair[] {
  return readEach(answer, 'keypairs', (entry) => parseKeyPair(entry, region)).toSorted(
    (a, b) => a.name.localeCompare(b.name),
  )
}
