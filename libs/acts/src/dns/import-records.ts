import { Type } from 'typebox'
import { available, unavailable, type Availability } from '@aloft/openstack/availability'
import type { Zone } from '@aloft/openstack/dns-zone'
import { nameInZone } from '@aloft/openstack/dns-name'
import type { RecordSetDraft } from '@aloft/openstack/record-set-draft'
import { withoutZoneTtl } from '@aloft/openstack/zone-diff'
import { parseZoneFile } from '@aloft/openstack/zone-file-parse'
import { defineAct, subjectNames } from '../act.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import {
  changeCall,
  changeLine,
  createCall,
  createLine,
  deleteCall,
  deleteLine,
  setBlock,
} from './record-set-calls.ts'
import { zoneActs } from './zone-acts.ts'

/** So many record sets are changed by one act: its calls are made one after the other. */
export const mostSetsAtOnce = 25

const recordSetId = '^[0-9a-fA-F-]{32,36}$'
const input = Type.Object(
  {
    /** Record sets to add, as lines of a zone file. */
    add: Type.Optional(Type.String({ maxLength: 500_000 })),
    /** Lines of a zone file by the id of the record set that becomes so. */
    change: Type.Optional(
      Type.Record(Type.String({ pattern: recordSetId }), Type.String()),
    ),
    /** Ids of record sets to delete. */
    remove: Type.Optional(
      Type.Array(Type.String({ pattern: recordSetId }), { uniqueItems: true }),
    ),
    /** What record sets to delete are called, by id: for the words when it stops half-way. */
    names: Type.Optional(
      Type.Record(Type.String({ pattern: recordSetId }), Type.String({ maxLength: 300 })),
    ),
  },
  { additionalProperties: false },
)

interface Given {
  readonly add?: string
  readonly change?: Readonly<Record<string, string>>
  readonly remove?: readonly string[]
  readonly names?: Readonly<Record<string, string>>
}

interface Plan {
  readonly add: readonly RecordSetDraft[]
  readonly change: readonly { readonly id: string; readonly draft: RecordSetDraft }[]
  readonly remove: readonly string[]
  readonly problem?: string
}

type InZone = Pick<Zone, 'id' | 'name' | 'ttlSeconds'>

function planOf(zone: InZone, given: Given): Plan {
  const added = parseZoneFile(given.add ?? '', zone.name)
  const changed = Object.entries(given.change ?? {}).map(([own, text]) => ({
    own,
    parsed: parseZoneFile(text, zone.name),
  }))
  const whole = [added, ...changed.map(({ parsed }) => parsed)]
  const [problem] = whole.flatMap(({ problems }) => problems)
  return {
    add: added.sets.map((draft) => withoutZoneTtl(draft, zone.ttlSeconds)),
    change: changed.flatMap(({ own, parsed: { sets } }) =>
      sets.map((draft) => ({
        id: `${zone.id}/${own}`,
        draft: withoutZoneTtl(draft, zone.ttlSeconds),
      })),
    ),
    remove: (given.remove ?? []).map((own) => `${zone.id}/${own}`),
    ...(problem !== undefined && { problem: problem.message }),
  }
}

const changeOf = ({ records, ttlSeconds }: RecordSetDraft) => ({
  records,
  ttl: ttlSeconds ?? null,
})

function allows(zone: Zone, given: Given): Availability {
  const { add, change, remove, problem } = planOf(zone, given)
  if (problem !== undefined) return unavailable(problem)
  const count = add.length + change.length + remove.length
  if (count === 0) return unavailable('The file changes nothing.')
  return count <= mostSetsAtOnce
    ? available
    : unavailable(`At most ${mostSetsAtOnce} record sets at once; these are ${count}.`)
}

/** So many are named; of more there is a count. */
const mostNamed = 5

function named(names: readonly string[]): string {
  const more = names.length - mostNamed
  const shown = names.slice(0, mostNamed).join(', ')
  return more > 0 ? `${shown} and ${more} more` : shown
}

/** The changes in the order of their calls: `www A`. */
function stepNames(zone: InZone, given: Given): string[] {
  const { add, change } = planOf(zone, given)
  const nameOf = ({ name, type }: RecordSetDraft) =>
    `${nameInZone(name, zone.name)} ${type}`
  return [
    ...(given.remove ?? []).map((own) => `delete ${given.names?.[own] ?? own}`),
    ...change.map(({ draft }) => `change ${nameOf(draft)}`),
    ...add.map((draft) => `add ${nameOf(draft)}`),
  ]
}

/**
 * A part of a zone file, compared with the zone before: what to add, to change and to delete.
 * https://docs.openstack.org/api-ref/dns/#recordsets
 */
export const act = defineAct(zoneActs.importRecords, {
  input,
  fields: [],
  allows,
  request(zone, given): readonly UpstreamCall[] {
    const { add, change, remove } = planOf(zone, given)
    return [
      // First, so that a name is free for what comes in its place.
      ...remove.map((id) => deleteCall(zone.region, id)),
      ...change.map(({ id, draft }) => changeCall(zone.region, id, changeOf(draft))),
      ...add.map((draft) => createCall(zone, draft)),
    ]
  },
  equivalents(zone, given) {
    const { add, change, remove } = planOf(zone, given)
    return {
      cli: [
        ...remove.map((id) => deleteLine(zone.region, id)),
        ...change.map(({ id, draft }) => changeLine(zone.region, id, changeOf(draft))),
        ...add.map((draft) => createLine(zone, draft)),
      ].join('\n'),
      terraform: {
        code: [...add, ...change.map(({ draft }) => draft)]
          .map((draft) => setBlock(zone, draft))
          .join('\n\n'),
      },
    }
  },
  stoppedAt(zone, given, answered) {
    const steps = stepNames(zone, given)
    const [done, rest] = [steps.slice(0, answered), steps.slice(answered + 1)]
    return [
      `It stopped at: ${steps[answered]}.`,
      done.length > 0 && `Done before: ${named(done)}.`,
      rest.length > 0 && `Not begun: ${named(rest)}.`,
    ]
      .filter((words) => words !== false)
      .join(' ')
  },
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe(zones, given) {
    const [zone] = zones
    const { add, change, remove } = planOf({ id: '', name: zone?.name ?? '' }, given)
    const parts = [
      add.length > 0 && `${add.length} added`,
      change.length > 0 && `${change.length} changed`,
      remove.length > 0 && `${remove.length} deleted`,
    ].filter((part) => part !== false)
    return `Import records into ${subjectNames(zones, 'zones')}: ${parts.join(', ')}`
  },
})
