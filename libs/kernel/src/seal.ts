import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AloftError } from './errors.ts'

/** Encrypts what must not lie open in the database (AES-256-GCM). */
export interface Sealer {
  seal(text: string): Buffer
  /** Throws `internal` for what no configured key opens. */
  open(sealed: Uint8Array): string
}

interface SealingKey {
  readonly id: string
  readonly key: Buffer
}

const nonceBytes = 12
const tagBytes = 16

/**
 * `keys`: `<id>:<32 bytes as base64>`; the first seals, all open, so that a key is replaced by putting
 * a new one before it. Sealed form: length of the id, id, nonce, tag, ciphertext.
 */
export function createSealer(keys: readonly string[]): Sealer {
  const parsed = keys.map(parseSealingKey)
  const byId = new Map(parsed.map((key) => [key.id, key]))
  return {
    seal(text) {
      const key = parsed[0]
      if (key === undefined) {
        throw new AloftError('config_invalid', {
          field: 'kernel.sealingKeys',
          message: 'There is no key to encrypt with: kernel.sealingKeys is empty.',
          hint: `Set it to "k1:" and the output of: openssl rand -base64 32`,
        })
      }
      return sealWith(key, text)
    },
    open(sealed) {
      const bytes = Buffer.from(sealed)
      const idEnd = 1 + (bytes[0] ?? 0)
      const id = bytes.toString('utf8', 1, idEnd)
      const key = byId.get(id)
      if (key === undefined) {
        throw new AloftError('internal', {
          message: 'What was encrypted cannot be opened: its key is not configured.',
          context: { keyId: id },
        })
      }
      return openWith(key, bytes, idEnd)
    },
  }
}

/** Throws `config_invalid` for what is not `<id>:<32 bytes as base64>`. */
export function parseSealingKey(text: string): SealingKey {
  const separator = text.indexOf(':')
  const id = text.slice(0, separator)
  const key = Buffer.from(text.slice(separator + 1), 'base64')
  if (separator < 1 || Buffer.byteLength(id) > 255 || key.length !== 32) {
    throw new AloftError('config_invalid', {
      field: 'kernel.sealingKeys',
      message: 'A key of kernel.sealingKeys is not <id>:<32 bytes as base64>.',
      hint: 'Make one by: echo "k1:$(openssl rand -base64 32)"',
    })
  }
  return { id, key }
}

function sealWith({ id, key }: SealingKey, text: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const header = Buffer.concat([Buffer.from([Buffer.byteLength(id)]), Buffer.from(id)])
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(header)
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext])
}

function openWith({ key }: SealingKey, bytes: Buffer, idEnd: number): string {
  const nonceEnd = idEnd + nonceBytes
  const tagEnd = nonceEnd + tagBytes
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(idEnd, nonceEnd))
      .setAAD(bytes.subarray(0, idEnd))
      .setAuthTag(bytes.subarray(nonceEnd, tagEnd))
    return (
      decipher.update(bytes.subarray(tagEnd), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch (cause) {
    throw new AloftError(
      'internal',
      { message: 'What was encrypted was changed or cut.' },
      { cause },
    )
  }
}
