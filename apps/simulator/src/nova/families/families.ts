import type { Action, ActionFamily, Step } from '../task.ts'
import { access } from './access.ts'
import { administration } from './administration.ts'
import { build } from './build.ts'
import { lock } from './lock.ts'
import { power } from './power.ts'
import { rebuild } from './rebuild.ts'
import { rescue } from './rescue.ts'
import { resize } from './resize.ts'
import { shelve } from './shelve.ts'
import { snapshot } from './snapshot.ts'

const families: readonly ActionFamily[] = [
  build,
  power,
  resize,
  rebuild,
  rescue,
  shelve,
  lock,
  snapshot,
  access,
  administration,
]

/** Every action by its name in the body of `POST /servers/<id>/action`. */
export const actions: ReadonlyMap<string, Action> = new Map(
  families.flatMap((family) => Object.entries(family.actions)),
)

/** Every step of every state machine. */
export const steps: Readonly<Record<string, Step>> = Object.fromEntries(
  families.flatMap((family) => Object.entries(family.steps)),
)
