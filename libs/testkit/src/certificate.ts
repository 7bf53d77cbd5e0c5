import { generateKeyPairSync, sign } from 'node:crypto'

export interface TestCertificate {
  /** PEM: its own authority. */
  readonly certificate: string
  readonly key: string
}

/**
 * A certificate for 127.0.0.1 that no system trusts, made anew each time.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function createTestCertificate(): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const now = Date.now()
  const name = sequence(tagged(0x31, sequence(oid('550403'), text('A cloud of tests'))))
  const address = tagged(0x87, Buffer.from([127, 0, 0, 1]))
  const extensions = sequence(
    sequence(oid('551d13'), yes, octets(sequence(yes))),
    sequence(oid('551d11'), octets(sequence(address))),
  )
  const content = sequence(
    tagged(0xa0, integer(2)),
    integer(now % 1_000_000),
    signatureForm,
    name,
    sequence(time(now - 86_400_000), time(now + 86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  )
  const signature = sign('sha256', content, privateKey)
  const whole = sequence(
    content,
    signatureForm,
    tagged(0x03, Buffer.concat([Buffer.from([0]), signature])),
  )
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** DER: tag, length, content. https://www.itu.int/rec/T-REC-X.690 */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content])
}

const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts))
const octets = (content: Buffer) => tagged(0x04, content)
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'))
const text = (words: string) => tagged(0x0c, Buffer.from(words))
const yes = tagged(0x01, Buffer.from([0xff]))
/** ECDSA with SHA-256. */
const signatureForm = sequence(oid('2a8648ce3d040302'))

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt32BE(value, 1)
  const first = bytes.findIndex((byte, at) => byte !== 0 || at === 4)
  const isNegative = ((bytes[first] ?? 0) & 0x80) !== 0
  return tagged(0x02, bytes.subarray(isNegative ? first - 1 : first))
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return tagged(0x17, Buffer.from(digits.slice(2)))
}
