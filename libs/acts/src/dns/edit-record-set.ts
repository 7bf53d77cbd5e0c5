import { Type } from 'typebox'
import { available, unavailable } from '@aloft/openstack/availability'
import { draftProblem } from '@aloft/openstack/record-set-draft'
import { defineAct } from '../act.ts'
import { description, descriptionField, records, ttl, ttlField } from './dns-input.ts'
import { changeCall, changedBlock, changeLine, type SetChange } from './record-set-calls.ts'
import { recordSetActs } from './zone-acts.ts'

const input = Type.Object(
  {
    records,
    ttl: Type.Optional(ttl),
    description: Type.Optional(description),
  },
  { additionalProperties: false },
)

interface Given {
  readonly records: readonly string[]
  readonly ttl?: number
  readonly description?: string
}

const changeOf = ({
  records: data,
  ttl: seconds,
  description: words,
}: Given): SetChange => ({
  records: data,
  ttl: seconds ?? null,
  description: words ?? null,
})

/** https://docs.openstack.org/api-ref/dns/#update-a-recordset */
export const act = defineAct(recordSetActs.edit, {
  input,
  fields: [
    { name: 'records', label: 'Records', kind: 'records', required: true },
    ttlField('Empty: the zone’s.'),
    descriptionField,
  ],
  prompt: ([set]) => `Edit ${set?.type ?? ''} ${set?.name ?? ''}`,
  submit: 'Save',
  initial: ([set]) =>
    set === undefined
      ? {}
      : {
          records: [...set.records],
          ...(set.ttlSeconds !== undefined && { ttl: set.ttlSeconds }),
          ...(set.description !== undefined && { description: set.description }),
        },
  allows(set, given) {
    const draft = { name: set.name, type: set.type, records: given.records }
    // What the cloud holds already stays possible beside what is changed.
    const problem = draftProblem(draft, set.zoneName, set.records)
    return problem === undefined ? available : unavailable(problem)
  },
  request: ({ region, id }, given) => [changeCall(region, id, changeOf(given))],
  equivalents: (set, given) => ({
    cli: changeLine(set.region, set.id, changeOf(given)),
    terraform: { code: changedBlock(set, changeOf(given)) },
  }),
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe: ([set]) => `Edit ${set?.type ?? 'records'} ${set?.name ?? ''}`.trim(),
})
