import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { hclBlock } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { floatingIpActs } from './floating-ip-acts.ts'
import { changeFloatingIp } from './floating-ip-call.ts'

const input = Type.Object(
  { description: Type.String({ maxLength: 255 }) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#update-floating-ip */
export const act = defineAct(floatingIpActs.describe, {
  input,
  fields: [
    {
      name: 'description',
      label: 'Description',
      kind: 'text',
      help: 'What it is for: whoever comes later is glad to know.',
    },
  ],
  initial: ([floatingIp]) => ({ description: floatingIp?.description ?? '' }),
  request: (floatingIp, { description }) => [changeFloatingIp(floatingIp, { description })],
  equivalents: ({ region, id }, { description }) => ({
    cli: openstackLine(region, ['floating', 'ip', 'set', '--description', description, id]),
    terraform: {
      code: hclBlock('resource "openstack_networking_floatingip_v2" "address"', {
        description,
      }),
    },
  }),
  describe: (subjects) => `Describe floating IP ${subjectNames(subjects, 'floating IPs')}`,
})
