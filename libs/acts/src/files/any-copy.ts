import type { StoredObject } from '@aloft/openstack/stored-object'
import type { TakeBack } from '../act.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { copiesSegments, largeCopy } from './large-copy.ts'
import {
  copyLines,
  copyObject,
  freeName,
  objectBlock,
  type ObjectPlace,
} from './object-call.ts'

/** A copy by Swift itself, or by segments where it is too large for that: the parts of an act. */
export const anyCopy = {
  request: (object: StoredObject, to: ObjectPlace): UpstreamCall[] =>
    copiesSegments(object) ? largeCopy.begin(object, to) : copyObject(object, to),
  followUp: (
    object: StoredObject,
    to: ObjectPlace,
    answers: readonly unknown[],
  ): UpstreamCall[] => (copiesSegments(object) ? largeCopy.goOn(object, to, answers) : []),
  callsAtMost: (object: StoredObject): number =>
    copiesSegments(object) ? largeCopy.callsAtMost : 0,
  takeBack: (
    object: StoredObject,
    to: ObjectPlace,
    answers: readonly unknown[],
  ): TakeBack =>
    copiesSegments(object)
      ? largeCopy.takeBack(object, to, answers)
      : freeName(object.region, to),
  equivalents: (object: StoredObject, to: ObjectPlace) => ({
    cli: copyLines(object, to).join('\n'),
    terraform: objectBlock(to.container, to.name, {
      copy_from: `/${object.container}/${object.name}`,
    }),
  }),
} as const
