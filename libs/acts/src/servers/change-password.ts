import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { adminPassword } from '../server-input.ts'
import { serverAction } from '../upstream-call.ts'

const input = Type.Object({ adminPassword }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/compute/#change-administrative-password-changepassword-action */
export const act = defineAct(serverActs.changePassword, {
  input,
  fields: [
    {
      name: 'adminPassword',
      label: 'New administrator password',
      kind: 'password',
      required: true,
      secret: true,
      help: 'Needs an image with the guest agent of its cloud.',
    },
  ],
  request: (server, { adminPassword: password }) => [
    serverAction(server, { changePassword: { adminPass: password } }),
  ],
  equivalents: (server, { adminPassword: password }) => ({
    cli: openstackLine(server.region, ['server', 'set', '--password', password, server.id]),
    terraform: changedServer(server, { admin_pass: password }),
  }),
  // Its status stays meanwhile: its task tells.
  settles: {
    busy: ['UPDATING_PASSWORD'],
    done: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'],
  },
  describe: (subjects) => `Change password of ${subjectNames(subjects)}`,
})
