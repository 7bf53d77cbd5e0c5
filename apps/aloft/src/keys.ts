import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { AloftError } from '@aloft/kernel/errors'

/** Secrets of one installation; made once, kept in its data folder. */
export interface Keys {
  readonly callerKey: string
  /** `<id>:<32 bytes as base64>` */
  readonly sealingKey: string
  /** Of the embedded PostgreSQL's superuser. */
  readonly postgresPassword: string
}

/** The keys of `path`; made when there is no such file, readable by its owner only. */
export async function ensureKeys(path: string): Promise<Keys> {
  const known = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
  if (known !== undefined) return parseKeys(path, known)
  const made: Keys = {
    callerKey: randomBytes(32).toString('base64'),
    sealingKey: `k1:${randomBytes(32).toString('base64')}`,
    postgresPassword: randomBytes(18).toString('base64url'),
  }
  const draft = `${path}.new`
  await writeFile(draft, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 })
  await rename(draft, path)
  return made
}

function parseKeys(path: string, text: string): Keys {
  try {
    const value: unknown = JSON.parse(text)
    if (
      typeof value === 'object' &&
      value !== null &&
      'callerKey' in value &&
      'sealingKey' in value &&
      'postgresPassword' in value &&
      typeof value.callerKey === 'string' &&
      typeof value.sealingKey === 'string' &&
      typeof value.postgresPassword === 'string'
    ) {
      const { callerKey, sealingKey, postgresPassword } = value
      return { callerKey, sealingKey, postgresPassword }
    }
  } catch {
    // Not JSON: the same words as for JSON of another form.
  }
  throw new AloftError('config_invalid', {
    message: `${path} does not hold Aloft's keys.`,
    hint: 'Put the file back from a copy. Without it nobody stays signed in: delete it to make new keys.',
  })
}
