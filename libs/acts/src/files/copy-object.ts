import { defineAct } from '../act.ts'
import { objectActs } from './object-acts.ts'
import { copyLines, copyObject, freeName, objectBlock } from './object-call.ts'
import { placeFields, placeInput, placeOf } from './object-place.ts'

/** https://docs.openstack.org/api-ref/object-store/#copy-object */
export const act = defineAct(objectActs.copy, {
  input: placeInput,
  fields: placeFields,
  prompt: ([object]) => `Copy ${object?.name ?? ''}`,
  initial: ([object]) => placeOf(object),
  request: copyObject,
  takeBack: ({ region }, to) => freeName(region, to),
  equivalents: (object, to) => ({
    cli: copyLines(object, to).join('\n'),
    terraform: objectBlock(to.container, to.name, {
      copy_from: `/${object.container}/${object.name}`,
    }),
  }),
  describe: ([object], { container, name }) =>
    `Copy ${object?.name ?? ''} to ${container}/${name}`,
})
