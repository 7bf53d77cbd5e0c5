import { type Static, Type } from 'typebox'
import { unavailable } from '@aloft/openstack/availability'
import { draftRules } from '@aloft/openstack/rule-draft'
import { isOpenToEverybody, presetOf } from '@aloft/openstack/rule-preset'
import { defineAct } from '../act.ts'
import { openedDrafts, openingWarning } from './opened-drafts.ts'
import { presetField, rangeField } from './preset-fields.ts'
import { makeRules, ruleBlock, ruleBlockName, ruleLine } from './rule-calls.ts'
import { presets, ruleAllows } from './rule-input.ts'
import { securityGroupActs } from './security-acts.ts'

const input = Type.Object(
  { presets, range: Type.Optional(Type.String({ maxLength: 64 })) },
  { additionalProperties: false },
)
type Input = Static<typeof input>

const remoteOf = ({ range }: Input) => (range === undefined ? {} : { range })
const bodiesOf = (chosen: Input) =>
  openedDrafts(chosen.presets, remoteOf(chosen)).flatMap(draftRules)
const labelsOf = (ids: readonly string[]) =>
  ids.map((id) => presetOf(id)?.label ?? id).join(', ')

/** The rules of presets, all of them or none. */
export const act = defineAct(securityGroupActs.open, {
  input,
  fields: [{ ...presetField, required: true }, rangeField],
  prompt: ([group]) => `Open in ${group?.name ?? 'the group'}`,
  warning: (_subjects, { presets: chosen = [], range }) =>
    openingWarning(chosen, range === undefined ? {} : { range }),
  allows(group, chosen) {
    const [first] = openedDrafts(chosen.presets, remoteOf(chosen))
    if (first === undefined) return unavailable('Choose what to open.')
    const isForAll = (chosen.range ?? '').trim() === ''
    const already = chosen.presets.filter((id) => {
      const preset = presetOf(id)
      return isForAll && preset !== undefined && isOpenToEverybody(group.rules, preset)
    })
    if (already.length > 0)
      return unavailable(`Open to everybody already: ${labelsOf(already)}.`)
    return ruleAllows(first)
  },
  request: (group, chosen) => [makeRules(group.region, group.id, bodiesOf(chosen))],
  equivalents: (group, chosen) => ({
    cli: bodiesOf(chosen)
      .map((body) => ruleLine(group.region, group.id, body))
      .join('\n'),
    terraform: {
      code: bodiesOf(chosen)
        .map((body) => ruleBlock(group.id, ruleBlockName(group.name, body), body))
        .join('\n\n'),
    },
  }),
  describe: ([group], { presets: chosen, range }) =>
    `Open ${labelsOf(chosen)} in ${group?.name ?? 'a group'} for ${range === undefined || range === '' ? 'everybody' : range}`,
})
