import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

/** Whether a step that is needed once was finished in this lab. */
export function isDone(lab, step) {
  return existsSync(lab.path('state', step))
}

/** Remembers that it was. */
export function markDone(lab, step) {
  mkdirSync(lab.path('state'), { recursive: true })
  writeFileSync(lab.path('state', step), `${new Date().toISOString()}\n`)
}
