import { Type } from 'typebox'
import { available, unavailable } from '@aloft/openstack/availability'
import { withoutDot, zoneEmailProblem, zoneNameProblem } from '@aloft/openstack/dns-name'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { description, descriptionField, dnsName, ttl, ttlField } from './dns-input.ts'
import { zoneActs } from './zone-acts.ts'

const input = Type.Object(
  {
    /** Whose endpoint is asked: all regions have the same zones. */
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: dnsName,
    email: Type.String({ minLength: 3, maxLength: 255 }),
    ttl: Type.Optional(ttl),
    description: Type.Optional(description),
  },
  { additionalProperties: false },
)

const full = (name: string): string => `${withoutDot(name.trim())}.`

/** https://docs.openstack.org/api-ref/dns/#create-a-zone */
export const act = defineAct(zoneActs.create, {
  input,
  fields: [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      required: true,
      placeholder: 'example.com',
    },
    {
      name: 'email',
      label: 'E-mail',
      kind: 'text',
      required: true,
      placeholder: 'hostmaster@example.com',
      help: 'Whom to write to about the zone; everybody can read it.',
    },
    ttlField('How long others may remember its records. Empty: the cloud’s own.'),
    descriptionField,
  ],
  allows(_subject, { name, email }) {
    const problem = zoneNameProblem(name.trim()) ?? zoneEmailProblem(email.trim())
    return problem === undefined ? available : unavailable(problem)
  },
  request: (_subject, { region, name, email, ttl: seconds, description: words }) => [
    {
      region,
      service: 'dns',
      method: 'POST',
      path: '/zones',
      body: {
        name: full(name),
        email: email.trim(),
        ...(seconds !== undefined && { ttl: seconds }),
        ...(words !== undefined && { description: words }),
      },
    },
  ],
  equivalents: (_subject, given) => ({
    cli: openstackLine(given.region, [
      ...['zone', 'create', '--email', given.email],
      ...(given.ttl === undefined ? [] : ['--ttl', String(given.ttl)]),
      ...(given.description === undefined ? [] : ['--description', given.description]),
      full(given.name),
    ]),
    terraform: {
      code: hclBlock(`resource "openstack_dns_zone_v2" "${resourceName(given.name)}"`, {
        region: given.region,
        name: full(given.name),
        email: given.email,
        ttl: given.ttl,
        description: given.description,
      }),
    },
  }),
  madeId: (answers) => readText(readRecord(answers.at(-1)).id),
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe: (_subjects, { name }) => `Create zone ${withoutDot(name.trim())}`,
})
