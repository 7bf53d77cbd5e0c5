import type { StoredObject } from '@aloft/openstack/stored-object'
import type { TakeBack } from '../act.ts'
import {
  copyLines,
  deleteLines,
  deleteObject,
  freeName,
  isCopied,
  moveObject,
  objectBlock,
  type ObjectPlace,
} from './object-call.ts'

/** A copy, and then the deletion of what was copied, as Swift has no move: the parts of an act. */
export const anyMove = {
  request: moveObject,
  takeBack: (
    { region }: StoredObject,
    to: ObjectPlace,
    answers: readonly unknown[],
  ): TakeBack =>
    isCopied(answers)
      ? {
          call: deleteObject({ region, ...to }),
          worked: 'The copy was deleted again: it is where it was.',
          stays: `The copy ${to.container}/${to.name} is there, and so is what was copied.`,
        }
      : freeName(region, to),
  equivalents: (object: StoredObject, to: ObjectPlace) => ({
    cli: [...copyLines(object, to), ...deleteLines(object)].join('\n'),
    terraform: objectBlock(to.container, to.name, {}),
  }),
} as const
