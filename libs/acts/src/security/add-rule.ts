import { draftRules, emptyDraft } from '@aloft/openstack/rule-draft'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { draftWarning } from './opened-drafts.ts'
import { makeRules, ruleBlock, ruleBlockName, ruleLine } from './rule-calls.ts'
import { draftOfInput, ruleAllows, ruleFields, ruleProperties } from './rule-input.ts'
import { securityGroupActs } from './security-acts.ts'

const input = Type.Object(ruleProperties, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/network/v2/#create-security-group-rule */
export const act = defineAct(securityGroupActs.addRule, {
  input,
  fields: ruleFields,
  prompt: ([group]) => `Add a rule to ${group?.name ?? 'the group'}`,
  initial: () => emptyDraft,
  warning: (_subjects, values) => draftWarning(values),
  allows: (_group, values) => ruleAllows(draftOfInput(values)),
  request: (group, values) => [
    makeRules(group.region, group.id, draftRules(draftOfInput(values))),
  ],
  equivalents(group, values) {
    const bodies = draftRules(draftOfInput(values))
    return {
      cli: bodies.map((body) => ruleLine(group.region, group.id, body)).join('\n'),
      terraform: {
        code: bodies
          .map((body) => ruleBlock(group.id, ruleBlockName(group.name, body), body))
          .join('\n\n'),
      },
    }
  },
  describe: ([group], values) =>
    `Add a rule to ${group?.name ?? 'a group'}: ${values.protocol} ${values.ports ?? ''}`.trim(),
})
