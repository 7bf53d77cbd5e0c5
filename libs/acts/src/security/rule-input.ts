import { type Availability, available, unavailable } from '@aloft/openstack/availability'
import { draftProblems, type RuleDraft } from '@aloft/openstack/rule-draft'
import { rulePresets } from '@aloft/openstack/rule-preset'
import { Type } from 'typebox'
import type { Field } from '../field.ts'

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

export const description = text(255)

/** A rule as it is filled in; what belongs together is checked by `draftProblems`. */
export const ruleProperties = {
  direction: Type.Enum(['ingress', 'egress']),
  version: Type.Enum(['IPv4', 'IPv6', 'both']),
  protocol: Type.String({ minLength: 1, maxLength: 40 }),
  ports: text(40),
  range: text(64),
  group: text(64),
  addressGroup: text(64),
  description,
}

export const ruleFields: readonly Field[] = [
  {
    name: 'direction',
    label: 'Direction',
    kind: 'choice',
    required: true,
    options: [
      { value: 'ingress', label: 'In' },
      { value: 'egress', label: 'Out' },
    ],
  },
  {
    name: 'version',
    label: 'IP version',
    kind: 'choice',
    required: true,
    options: [
      { value: 'both', label: 'Both' },
      { value: 'IPv4', label: 'IPv4' },
      { value: 'IPv6', label: 'IPv6' },
    ],
  },
  {
    name: 'protocol',
    label: 'Protocol',
    kind: 'text',
    required: true,
    help: 'tcp, udp, icmp, any … or a number.',
  },
  {
    name: 'ports',
    label: 'Ports',
    kind: 'text',
    placeholder: '22 or 8000-8100',
    help: 'Empty: all. For ICMP the type, or type/code.',
  },
  {
    name: 'range',
    label: 'From or to',
    kind: 'text',
    placeholder: '203.0.113.0/24',
    help: 'An address or a range. Empty: everybody.',
  },
  {
    name: 'group',
    label: 'Or members of',
    kind: 'resource',
    of: 'security-group',
  },
  {
    name: 'addressGroup',
    label: 'Or a group of addresses',
    kind: 'text',
    help: 'The id of an address group.',
  },
  { name: 'description', label: 'Description', kind: 'text' },
]

type RuleInput = Pick<RuleDraft, 'direction' | 'version' | 'protocol'> &
  Partial<Pick<RuleDraft, 'ports' | 'range' | 'group' | 'addressGroup' | 'description'>>

export const draftOfInput = (input: RuleInput): RuleDraft => ({
  direction: input.direction,
  version: input.version,
  protocol: input.protocol,
  ports: input.ports ?? '',
  range: input.range ?? '',
  group: input.group ?? '',
  addressGroup: input.addressGroup ?? '',
  description: input.description ?? '',
})

const labels: Readonly<Record<keyof RuleDraft, string>> = {
  direction: 'The direction',
  version: 'The IP version',
  protocol: 'The protocol',
  ports: 'Ports',
  range: 'The range',
  group: 'The group',
  addressGroup: 'The group of addresses',
  description: 'The description',
}

/** What is wrong with a rule, as the reason why it cannot be made. */
export function ruleAllows(draft: RuleDraft): Availability {
  const [problem] = Object.entries(draftProblems(draft))
  if (problem === undefined) return available
  const [field, words] = problem
  // Safe: the problems are told under the draft's own names.
  return unavailable(`${labels[field as keyof RuleDraft]} ${words}.`)
}

const presetIds = rulePresets.map(({ id }) => id)

export const presets = Type.Array(Type.Enum(presetIds), {
  maxItems: presetIds.length,
  uniqueItems: true,
})
