import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { ttl, ttlField } from './dns-input.ts'
import { changeCall, changedBlock, changeLine } from './record-set-calls.ts'
import { recordSetActs } from './zone-acts.ts'

const input = Type.Object({ ttl: Type.Optional(ttl) }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/dns/#update-a-recordset */
export const act = defineAct(recordSetActs.setTtl, {
  input,
  fields: [ttlField('Empty: the zone’s, also when that changes.')],
  prompt: (sets) => `Change the TTL of ${subjectNames(sets, 'record sets')}`,
  submit: 'Change TTL',
  initial: ([set, ...more]) =>
    set?.ttlSeconds === undefined || more.length > 0 ? {} : { ttl: set.ttlSeconds },
  request: ({ region, id }, { ttl: seconds }) => [
    changeCall(region, id, { ttl: seconds ?? null }),
  ],
  equivalents: (set, { ttl: seconds }) => ({
    cli: changeLine(set.region, set.id, { ttl: seconds ?? null }),
    terraform: { code: changedBlock(set, { ttl: seconds ?? null }) },
  }),
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe: (sets, { ttl: seconds }) =>
    `Change the TTL of ${subjectNames(sets, 'record sets')} to ${
      seconds === undefined ? 'the zone’s' : `${seconds} s`
    }`,
})
