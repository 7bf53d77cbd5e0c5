import { readRecord, readText } from '@aloft/openstack/json-reader'
import { draftRules } from '@aloft/openstack/rule-draft'
import { type Static, Type } from 'typebox'
import { defineAct } from '../act.ts'
import { hcl, hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { openedDrafts, openingWarning } from './opened-drafts.ts'
import { makeRules, ruleBlock, ruleBlockName, ruleLine } from './rule-calls.ts'
import { description, presets, ruleAllows } from './rule-input.ts'
import { securityGroupActs } from './security-acts.ts'
import { groupName } from './group-input.ts'
import { presetField, rangeField } from './preset-fields.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: groupName,
    description,
    presets: Type.Optional(presets),
    range: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { additionalProperties: false },
)
type Input = Static<typeof input>

const bodiesOf = ({ presets: chosen = [], range }: Input) =>
  openedDrafts(chosen, range === undefined ? {} : { range }).flatMap(draftRules)

const idOf = (answer: unknown): string | undefined =>
  readText(readRecord(readRecord(answer).security_group).id)

/** https://docs.openstack.org/api-ref/network/v2/#create-security-group */
export const act = defineAct(securityGroupActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    presetField,
    rangeField,
  ],
  warning: (_subjects, { presets: chosen = [], range }) =>
    openingWarning(chosen, range === undefined ? {} : { range }),
  allows(_subject, { presets: chosen = [], range }) {
    const [first] = openedDrafts(
      chosen.length === 0 ? ['ssh'] : chosen,
      range === undefined ? {} : { range },
    )
    return first === undefined ? { can: true } : ruleAllows(first)
  },
  request: (_subject, { region, name, description: words = '' }) => [
    {
      region,
      service: 'network',
      method: 'POST',
      path: '/security-groups',
      body: { security_group: { name, description: words } },
    },
  ],
  followUp(_subject, chosen, answers) {
    const bodies = bodiesOf(chosen)
    if (bodies.length === 0) return []
    const id = idOf(answers[0]) ?? 'ID-OF-THE-NEW-GROUP'
    return [makeRules(chosen.region, id, bodies)]
  },
  takeBack: (_subject, { region, name }, [made]) => ({
    call: {
      region,
      service: 'network',
      method: 'DELETE',
      path: `/security-groups/${encodeURIComponent(idOf(made) ?? '')}`,
    },
    worked: `The group “${name}” was taken away again.`,
    stays: `The group “${name}” was made, but not its rules: add them on its page.`,
  }),
  madeId: ([made]) => idOf(made),
  equivalents(_subject, chosen) {
    const { region, name, description: words } = chosen
    const bodies = bodiesOf(chosen)
    const resource = resourceName(name)
    const group = hcl(`openstack_networking_secgroup_v2.${resource}.id`)
    return {
      cli: [
        openstackLine(region, [
          'security',
          'group',
          'create',
          ...(words === undefined || words === '' ? [] : ['--description', words]),
          name,
        ]),
        ...bodies.map((body) => ruleLine(region, name, body)),
      ].join('\n'),
      terraform: {
        code: [
          hclBlock(`resource "openstack_networking_secgroup_v2" "${resource}"`, {
            region,
            name,
            description: words === '' ? undefined : words,
          }),
          ...bodies.map((body) => ruleBlock(group, ruleBlockName(name, body), body)),
        ].join('\n\n'),
      },
    }
  },
  describe: (_subjects, { name, region }, regionName) =>
    `Create security group ${name} in ${regionName(region)}`,
})
