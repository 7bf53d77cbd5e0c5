import { unavailable } from '@aloft/openstack/availability'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import {
  bodyOfRule,
  draftOfRule,
  draftRules,
  type RuleBody,
  saysTheSame,
} from '@aloft/openstack/rule-draft'
import type { SecurityRule } from '@aloft/openstack/security-rule'
import { type Static, Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { draftWarning } from './opened-drafts.ts'
import { dropRule, makeRules, ruleBlock, ruleBlockName, ruleLine } from './rule-calls.ts'
import { draftOfInput, ruleAllows, ruleFields, ruleProperties } from './rule-input.ts'
import { securityRuleActs } from './security-acts.ts'

const input = Type.Object(ruleProperties, { additionalProperties: false })

/** Only its description differs: Neutron would take the new one for the old one. */
const isInTheWay = (rule: SecurityRule, bodies: readonly RuleBody[]): boolean =>
  bodies.some((body) => saysTheSame(rule, body))

const bodiesOf = (values: Static<typeof input>) => draftRules(draftOfInput(values))

const dropLine = (rule: SecurityRule): string =>
  openstackLine(rule.region, ['security', 'group', 'rule', 'delete', rule.id])

/**
 * Neutron changes no rule: the new one is made, then the old one is deleted, so that nothing is
 * closed in between. Where the two say the same the old one has to go first.
 */
export const act = defineAct(securityRuleActs.edit, {
  input,
  fields: ruleFields,
  initial: ([rule]) => (rule === undefined ? {} : draftOfRule(rule)),
  warning: (_subjects, values) => draftWarning(values),
  allows(rule, values) {
    const draft = draftOfInput(values)
    const possible = ruleAllows(draft)
    if (!possible.can) return possible
    const [body, ...more] = bodiesOf(values)
    if (body === undefined || more.length > 0)
      return unavailable('Choose IPv4 or IPv6: one rule is about one of them.')
    const isSame =
      saysTheSame(rule, body) && (body.description ?? '') === (rule.description ?? '')
    return isSame ? unavailable('Nothing is changed.') : possible
  },
  request(rule, values) {
    const bodies = bodiesOf(values)
    const make = makeRules(rule.region, rule.groupId, bodies)
    const drop = dropRule(rule.region, rule.id)
    return isInTheWay(rule, bodies) ? [drop, make] : [make, drop]
  },
  takeBack(rule, values, [made]) {
    if (isInTheWay(rule, bodiesOf(values))) {
      return {
        call: makeRules(rule.region, rule.groupId, [bodyOfRule(rule)]),
        worked: 'The rule stands as it was.',
        stays: `The old rule is gone and the new one was not made: ${rule.name}. Add it again.`,
      }
    }
    const answer = readRecord(made)
    const id = readText(readRecord(answer.security_group_rule).id)
    return {
      call: dropRule(rule.region, id ?? ''),
      worked: 'The rule stands as it was.',
      stays: 'The new rule was made and the old one is still there: delete one of them.',
    }
  },
  madeId: (answers) =>
    answers
      .map((answer) => readText(readRecord(readRecord(answer).security_group_rule).id))
      .find((id) => id !== undefined),
  equivalents(rule, values) {
    const bodies = bodiesOf(values)
    const make = bodies.map((body) => ruleLine(rule.region, rule.groupId, body))
    const lines = isInTheWay(rule, bodies)
      ? [dropLine(rule), ...make]
      : [...make, dropLine(rule)]
    return {
      cli: lines.join('\n'),
      terraform: {
        code: bodies
          .map((body) => ruleBlock(rule.groupId, ruleBlockName('rule', body), body))
          .join('\n\n'),
      },
    }
  },
  describe: ([rule], values) =>
    `Change the rule ${rule?.name ?? ''} to ${values.protocol} ${values.ports ?? ''}`.trim(),
})
