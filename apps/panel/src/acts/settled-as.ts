import type { AnyAct } from '@aloft/acts/registry'

/** `gone`: there is no such thing any more, and the act was not to do that. */
export type Settled = 'under way' | 'done' | 'failed' | 'gone'

/** What became of an act by the thing as it was read after it; absent when the cloud has it no more. */
export function settledAs(settles: AnyAct['settles'], item: object | undefined): Settled {
  const done = settles?.done ?? []
  if (item === undefined) {
    return done.some((status) => status.toLowerCase() === 'deleted') ? 'done' : 'gone'
  }
  const status = 'status' in item && typeof item.status === 'string' ? item.status : ''
  // A server keeps its status through much of what is done to it.
  const hasTask = 'taskState' in item && item.taskState !== undefined
  if (hasTask || settles?.busy.includes(status) === true) return 'under way'
  if (/error/i.test(status)) return 'failed'
  return done.includes(status) ? 'done' : 'under way'
}
