import { Type } from 'typebox'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { lockCall } from './lock-call.ts'

const input = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 255 })) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#lock-server-lock-action */
export const act = defineAct(serverActs.lock, {
  input,
  fields: [
    {
      name: 'reason',
      label: 'Why',
      kind: 'text',
      placeholder: 'Do not touch before the audit',
      help: 'Shown to everyone who wants to change it.',
    },
  ],
  request: (server, { reason }) => [lockCall(server, reason)],
  equivalents: (server, { reason }) => ({
    cli:
      reason === undefined || reason === ''
        ? openstackLine(server.region, ['server', 'lock', server.id])
        : openstackLine(server.region, [
            '--os-compute-api-version',
            computeVersions.lockReason,
            'server',
            'lock',
            '--reason',
            reason,
            server.id,
          ]),
    terraform: { reason: 'Terraform knows no locks.' },
  }),
  describe: (subjects) => `Lock ${subjectNames(subjects)}`,
})
