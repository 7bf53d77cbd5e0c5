import { Type } from 'typebox'
import { available, unavailable } from '@aloft/openstack/availability'
import { zoneEmailProblem } from '@aloft/openstack/dns-name'
import { defineAct, subjectNames } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { description, descriptionField, ttl, ttlField } from './dns-input.ts'
import { zoneActs } from './zone-acts.ts'

const input = Type.Object(
  {
    email: Type.Optional(Type.String({ minLength: 3, maxLength: 255 })),
    ttl: Type.Optional(ttl),
    description: Type.Optional(description),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/dns/#update-a-zone */
export const act = defineAct(zoneActs.edit, {
  input,
  fields: [
    { name: 'email', label: 'E-mail', kind: 'text' },
    ttlField('Of every record that has none of its own.'),
    descriptionField,
  ],
  initial: ([zone]) =>
    zone === undefined
      ? {}
      : {
          ...(zone.email !== undefined && !zone.isSecondary && { email: zone.email }),
          ...(zone.ttlSeconds !== undefined &&
            !zone.isSecondary && { ttl: zone.ttlSeconds }),
          ...(zone.description !== undefined && { description: zone.description }),
        },
  allows(zone, { email, ttl: seconds }) {
    if (zone.isSecondary && (email !== undefined || seconds !== undefined)) {
      return unavailable('It is a copy: e-mail and TTL come from its masters.')
    }
    const problem = email === undefined ? undefined : zoneEmailProblem(email)
    return problem === undefined ? available : unavailable(problem)
  },
  request: ({ region, id }, { email, ttl: seconds, description: words }) => [
    {
      region,
      service: 'dns',
      method: 'PATCH',
      path: `/zones/${encodeURIComponent(id)}`,
      body: {
        ...(email !== undefined && { email }),
        ...(seconds !== undefined && { ttl: seconds }),
        description: words ?? null,
      },
    },
  ],
  equivalents: ({ region, id, name }, { email, ttl: seconds, description: words }) => ({
    cli: openstackLine(region, [
      ...['zone', 'set'],
      ...(email === undefined ? [] : ['--email', email]),
      ...(seconds === undefined ? [] : ['--ttl', String(seconds)]),
      ...(words === undefined ? ['--no-description'] : ['--description', words]),
      id,
    ]),
    terraform: {
      code: `# In the block of the zone, next to what it has:\n${hclBlock(
        `resource "openstack_dns_zone_v2" "${resourceName(name)}"`,
        { email, ttl: seconds, description: words },
      )}`,
    },
  }),
  settles: { busy: ['PENDING'], done: ['ACTIVE'] },
  describe: (zones) => `Edit zone ${subjectNames(zones, 'zones')}`,
})
