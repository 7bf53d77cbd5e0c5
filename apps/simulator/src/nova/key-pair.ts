import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** The bytes of an OpenSSH public key line; nothing when it is none. */
export function parsePublicKey(line: string): Buffer | undefined {
  const [type, data] = line.trim().split(/\s+/)
  if (!type || !data || !/^[A-Za-z0-9+/]+=*$/.test(data)) return undefined
  const blob = Buffer.from(data, 'base64')
  if (blob.length < 4) return undefined
  const length = blob.readUInt32BE(0)
  return blob.toString('ascii', 4, 4 + length) === type ? blob : undefined
}

/** MD5 in pairs of digits, as Nova shows it. */
export function fingerprintOf(blob: Buffer): string {
  const digest = createHash('md5').update(blob).digest('hex')
  return digest.match(/../g)?.join(':') ?? ''
}

/** A new RSA pair: the private key in PEM, the public one in OpenSSH's form. */
export function generateRsa(comment: string): { privateKey: string; publicKey: string } {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const blob = rsaBlob(pair.publicKey)
  return {
    privateKey: String(pair.privateKey.export({ type: 'pkcs1', format: 'pem' })),
    publicKey: `ssh-rsa ${blob.toString('base64')} ${comment}`,
  }
}

function rsaBlob(key: KeyObject): Buffer {
  const { e = '', n = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([
    field(Buffer.from('ssh-rsa')),
    field(integer(Buffer.from(e, 'base64url'))),
    field(integer(Buffer.from(n, 'base64url'))),
  ])
}

function field(data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, data])
}

/** A leading zero keeps a number whose first bit is set from being negative. */
function integer(data: Buffer): Buffer {
  return (data[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), data]) : data
}
