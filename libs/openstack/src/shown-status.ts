import { allTaskWords, serverStatus, serverStatuses, shownStatus } from './server-status.ts'
import type { StatusWords } from './server-status.ts'

/**
 * One word for what a list shows of a server, in the form of Nova's statuses: its status, or the task that is
 * under way (`ACTIVE` with the task `powering-off` is `SHUTTING_DOWN`). Tasks with the same words are one key.
 */
export function shownStatusKey(status: string, taskState: string | undefined): string {
  if (taskState === undefined || serverStatus(status).passing) return status
  return keyOf(shownStatus(status, taskState).label)
}

const keyOf = (label: string): string => label.toUpperCase().replaceAll(' ', '_')

/** Every key that `shownStatusKey` gives of what Nova's documentation knows; statuses stand first. */
export const shownStatusKeys: readonly string[] = [
  ...new Set([...Object.keys(serverStatuses), ...allTaskWords.map(keyOf)]),
]

/** The key of a status that somebody typed into an address, in whatever case. */
export function typedStatusKey(typed: string): string {
  const key = typed.toUpperCase()
  return shownStatusKeys.includes(key) ? key : typed
}

/** The words of a key of `shownStatusKey`. */
export function shownStatusWords(key: string): StatusWords {
  const words = serverStatus(key)
  return key in serverStatuses ? words : { ...words, tone: 'busy', passing: true }
}
