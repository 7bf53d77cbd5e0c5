import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AloftError } from './errors.ts'

/**
 * Makes a folder and those above it where they are missing, and sees that we may write in it. Throws
 * `start_failed`, saying `what` it is for and `hint`, what to do about it.
 *
 * Not `mkdir(…, { recursive: true })`: where a file system takes no new folder (`/proc`) it asks for
 * ever, in Node 24 (libuv answers ENOENT though the folder above is there).
 */
export function ensureFolder(path: string, what: string, hint: string): void {
  try {
    makeFolder(resolve(path))
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const message = `${path} cannot be ${what}: ${reasonOf(cause)}.`
    throw new AloftError(
      'start_failed',
      { message, hint: hintOf(cause) ?? hint },
      { cause },
    )
  }
}

function makeFolder(path: string): void {
  if (isFolder(path)) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    // Another start may have made it since.
    if (!isFolder(path)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Why the system does not let a path be made or written, in words. */
export function reasonOf(cause: unknown): string {
  switch (codeOf(cause)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands in its place'
    case 'EISDIR':
      return 'it is a folder'
    case 'EACCES':
    case 'EPERM':
      return 'this user may not write there'
    case 'ENOENT':
      return 'nothing can be made in the folder above it'
    case 'EROFS':
      return 'the disk is read-only'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full'
    case 'ENAMETOOLONG':
      return 'its name is too long'
    default:
      return cause instanceof Error ? cause.message : String(cause)
  }
}

function hintOf(cause: unknown): string | undefined {
  const isFull = codeOf(cause) === 'ENOSPC' || codeOf(cause) === 'EDQUOT'
  return isFull ? 'Make room on it, or use another disk.' : undefined
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}
