import { Type } from 'typebox'
import type { RecordSet } from '@aloft/openstack/record-set'
import { defineAct, subjectNames } from '../act.ts'
import { deleteCall, deleteLine } from './record-set-calls.ts'
import { recordSetActs } from './zone-acts.ts'

function titleOf(sets: readonly RecordSet[]): string {
  const [set] = sets
  return sets.length === 1 && set !== undefined
    ? `${set.type} ${set.name}`
    : subjectNames(sets, 'record sets')
}

/** https://docs.openstack.org/api-ref/dns/#delete-a-recordset */
export const act = defineAct(recordSetActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (sets) => `Delete ${titleOf(sets)}?`,
  warning: (sets) =>
    `${sets.length === 1 ? 'The name' : 'These names'} **no longer ${sets.length === 1 ? 'answers' : 'answer'}** with ${sets.length === 1 ? 'it' : 'them'}; who asked before may remember it for as long as its TTL.`,
  confirmByName: (sets) => sets.length > 1,
  request: ({ region, id }) => [deleteCall(region, id)],
  equivalents: ({ region, id }) => ({
    cli: deleteLine(region, id),
    terraform: {
      reason:
        "Remove the records' block from the configuration; the next terraform apply deletes them.",
    },
  }),
  describe: (sets) => `Delete ${titleOf(sets)}`,
})
