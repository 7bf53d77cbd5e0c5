import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import type { ServerSubject } from '../server-subject.ts'

const input = Type.Object({}, { additionalProperties: false })

function warning(subjects: readonly ServerSubject[]): string {
  const volumes = subjects.reduce((sum, { volumeIds }) => sum + (volumeIds?.length ?? 0), 0)
  const one = subjects.length === 1
  const what = one ? 'Its disk and addresses' : 'Their disks and addresses'
  const kept =
    volumes > 0
      ? ` ${volumes === 1 ? 'A volume' : `${volumes} volumes`} attached may be kept.`
      : ''
  return `${what} are **destroyed for good**. Saved images are kept.${kept}`
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
  request: (server) => [
    {
      region: server.region,
      service: 'compute',
      method: 'DELETE',
      path: `/servers/${encodeURIComponent(server.id)}`,
    },
  ],
  equivalents: (server) => ({
    cli: openstackLine(server.region, ['server', 'delete', server.id]),
    terraform: {
      reason:
        "Remove the server's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  settles: { busy: ['ACTIVE', 'SHUTOFF', 'ERROR', 'BUILD'], done: ['DELETED'] },
  describe: (subjects) => `Delete ${subjectNames(subjects)}`,
})
