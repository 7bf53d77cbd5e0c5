import { available } from '@aloft/openstack/availability'
import { serverCan } from '@aloft/openstack/server-states'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import type { ServerSubject } from '../server-subject.ts'
import { serverAction } from '../upstream-call.ts'
import { lockCall } from './lock-call.ts'

const input = Type.Object(
  {
    /** Also one that is locked: it is unlocked first. */
    unlock: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

function warning(subjects: readonly ServerSubject[]): string {
  const volumes = subjects.reduce((sum, { volumeIds }) => sum + (volumeIds?.length ?? 0), 0)
  const one = subjects.length === 1
  const what = one ? 'Its disk and addresses' : 'Their disks and addresses'
  const kept =
    volumes > 0
      ? ` ${volumes === 1 ? 'A volume' : `${volumes} volumes`} attached may be kept.`
      : ''
  const isLocked = subjects.some((server) => server.locked)
  const whose = one
    ? 'It is locked** against just this, and is'
    : 'Some are locked** against just this, and are'
  const locked = isLocked ? `**${whose} unlocked first. ` : ''
  return `${locked}${what} are **destroyed for good**. Saved images are kept.${kept}`
}

/** https://docs.openstack.org/api-ref/compute/#delete-server */
export const act = defineAct(serverActs.delete, {
  input,
  fields: [],
  prompt: (subjects) => `Delete ${subjectNames(subjects)}?`,
  submit: 'Delete for good',
  warning,
  confirmByName: (subjects) =>
    subjects.length > 1 || subjects.some((server) => server.locked),
  confirmed: (subjects) => (subjects.some(({ locked }) => locked) ? { unlock: true } : {}),
  allows: (server, { unlock }, actor) =>
    unlock === true ? available : serverCan.delete(server, actor),
  request: (server, { unlock }) => [
    ...(server.locked && unlock === true ? [serverAction(server, { unlock: null })] : []),
    {
      region: server.region,
      service: 'compute',
      method: 'DELETE',
      path: `/servers/${encodeURIComponent(server.id)}`,
    },
  ],
  takeBack: (server) => ({
    call: lockCall(server, server.lockedReason),
    worked: 'It had been unlocked, and is locked again.',
    stays: 'It was unlocked before, and stays so.',
  }),
  equivalents: (server) => ({
    cli: [
      ...(server.locked
        ? [openstackLine(server.region, ['server', 'unlock', server.id])]
        : []),
      openstackLine(server.region, ['server', 'delete', server.id]),
    ].join('\n'),
    terraform: {
      reason:
        "Remove the server's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  settles: { busy: ['ACTIVE', 'SHUTOFF', 'ERROR', 'BUILD'], done: ['DELETED'] },
  describe: (subjects) => `Delete ${subjectNames(subjects)}`,
})
