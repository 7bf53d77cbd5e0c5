import { defineAct } from '../act.ts'
import { anyMove } from './any-move.ts'
import { objectActs } from './object-acts.ts'
import { moveWarning } from './object-call.ts'
import { placeFields, placeInput, placeOf } from './object-place.ts'

/** To another container or name. */
export const act = defineAct(objectActs.move, {
  input: placeInput,
  fields: placeFields,
  prompt: ([object]) => `Move ${object?.name ?? ''}`,
  initial: ([object]) => placeOf(object),
  warning: ([object]) => moveWarning(object),
  ...anyMove,
  describe: ([object], { container, name }) =>
    `Move ${object?.name ?? ''} to ${container}/${name}`,
})
