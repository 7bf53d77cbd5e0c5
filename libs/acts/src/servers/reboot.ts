import { Type } from 'typebox'
import { serverCan } from '@aloft/openstack/server-states'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { serverAction } from '../upstream-call.ts'

const input = Type.Object(
  { type: Type.Enum(['soft', 'hard'], { default: 'soft' }) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#reboot-server-reboot-action */
export const act = defineAct(serverActs.reboot, {
  input,
  fields: [
    {
      name: 'type',
      label: 'How',
      kind: 'choice',
      required: true,
      options: [
        {
          value: 'soft',
          label: 'Soft',
          help: 'Asks its system to shut down, then starts it.',
        },
        { value: 'hard', label: 'Hard', help: 'Pulls the plug, then starts it.' },
      ],
    },
  ],
  initial: (subjects) =>
    subjects.every((server) => serverCan.rebootSoft(server).can)
      ? { type: 'soft' as const }
      : { type: 'hard' as const },
  warning: (_subjects, { type }) =>
    type === 'hard'
      ? 'As if the power were cut: **what is not yet written to disk is lost**.'
      : undefined,
  allows: (server, { type }, actor) =>
    type === 'soft'
      ? serverCan.rebootSoft(server, actor)
      : serverCan.rebootHard(server, actor),
  request: (server, { type }) => [
    serverAction(server, { reboot: { type: type.toUpperCase() } }),
  ],
  equivalents: (server, { type }) => ({
    cli: openstackLine(server.region, ['server', 'reboot', `--${type}`, server.id]),
    terraform: { reason: 'Terraform describes what is there; it does not reboot.' },
  }),
  settles: { busy: ['REBOOT', 'HARD_REBOOT'], done: ['ACTIVE'] },
  describe: (subjects, { type }) =>
    `Reboot ${subjectNames(subjects)}${type === 'hard' ? ' (hard)' : ''}`,
})
