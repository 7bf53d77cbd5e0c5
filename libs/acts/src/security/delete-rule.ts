import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { dropRule } from './rule-calls.ts'
import { securityRuleActs } from './security-acts.ts'

/** https://docs.openstack.org/api-ref/network/v2/#delete-security-group-rule */
export const act = defineAct(securityRuleActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (subjects) =>
    subjects.length === 1 ? 'Delete this rule?' : `Delete ${subjects.length} rules?`,
  warning(subjects) {
    const [rule] = subjects
    if (subjects.length === 1 && rule !== undefined) {
      return rule.direction === 'ingress'
        ? `**${rule.name}** is closed, unless another rule lets the same in. New connections fail at once; those that stand may be cut.`
        : `**${rule.name}** is closed, unless another rule lets the same out.`
    }
    return 'What they let through is closed, unless other rules do too. New connections fail at once.'
  },
  request: (rule) => [dropRule(rule.region, rule.id)],
  equivalents: (rule) => ({
    cli: openstackLine(rule.region, ['security', 'group', 'rule', 'delete', rule.id]),
    terraform: {
      reason:
        "Remove the rule's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (subjects) =>
    `Delete rule${subjects.length === 1 ? '' : 's'}: ${subjectNames(subjects, 'rules')}`,
})
