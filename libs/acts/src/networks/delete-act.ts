import { Type } from 'typebox'
import { defineAct, subjectNames, type Act, type ActHead, type Subject } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { networkCall } from './network-call.ts'
import { removedBlock } from './network-terraform.ts'

const input = Type.Object({}, { additionalProperties: false })

/** Deletes one or several things of Neutron whose path is their noun: `/routers/<id>`. */
export function deleteAct<Of extends Subject>(
  head: ActHead<Of>,
  { noun, warning }: { noun: { one: string; many: string }; warning: string },
): Act<typeof input, Of> {
  const names = (subjects: readonly Of[]) => subjectNames(subjects, noun.many)
  return defineAct<typeof input, Of>(head, {
    input,
    fields: [],
    prompt: (subjects) => `Delete ${names(subjects)}?`,
    submit: `Delete ${noun.one}`,
    warning: () => warning,
    confirmByName: (subjects) => subjects.length > 1,
    request: ({ region, id }) => [networkCall(region, 'DELETE', [noun.many, id])],
    equivalents: ({ region, id }) => ({
      cli: openstackLine(region, [noun.one, 'delete', id]),
      terraform: removedBlock(noun.one),
    }),
    describe: (subjects) =>
      subjects.length === 1
        ? `Delete ${noun.one} ${names(subjects)}`
        : `Delete ${names(subjects)}`,
  })
}
