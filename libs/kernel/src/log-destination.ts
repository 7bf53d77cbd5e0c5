import { closeSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { pino, type DestinationStream } from 'pino'
import { AloftError } from './errors.ts'
import { ensureFolder, reasonOf } from './folder.ts'

/** Where lines go; what it still holds back can be written at once. */
export interface LogDestination extends DestinationStream {
  flushSync?(): void
}

/** A call of the system for every line was a twelfth of what a proxied request costs. */
const GATHERED_BYTES = 8 * 1024
const GATHERED_MS = 100

/**
 * Appends to a file, or to standard output (`1`). Lines are gathered for at most 100 ms and written
 * when the process exits, so that only `kill -9` or a power cut loses those of the last 100 ms.
 * Throws `start_failed` when the file cannot be written.
 */
export function openLogDestination(file: string | 1): LogDestination {
  if (file !== 1) checkWritable(file)
  const destination = pino.destination({
    dest: file,
    // In the caller's own turn, so that lines keep their order and a flush is one.
    sync: true,
    minLength: GATHERED_BYTES,
    periodicFlush: GATHERED_MS,
  })
  process.on('exit', () => destination.flushSync())
  return destination
}

const hint = 'Name a file that this user may write, with kernel.log.file.'

function checkWritable(file: string): void {
  ensureFolder(dirname(file), 'the folder of the log', hint)
  try {
    closeSync(openSync(file, 'a'))
  } catch (cause) {
    const message = `The log cannot be written to ${file}: ${reasonOf(cause)}.`
    throw new AloftError('start_failed', { message, hint }, { cause })
  }
}
