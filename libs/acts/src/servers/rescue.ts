import { Type } from 'typebox'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { adminPassword, cloudId } from '../server-input.ts'
import { bootsFromVolume } from '../server-subject.ts'
import { serverAction } from '../upstream-call.ts'
import { readAdminPassword } from './admin-password.ts'

const input = Type.Object(
  {
    image: Type.Optional(cloudId),
    adminPassword: Type.Optional(adminPassword),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#rescue-server-rescue-action */
export const act = defineAct(serverActs.rescue, {
  input,
  fields: [
    {
      name: 'image',
      label: 'Rescue image',
      kind: 'image',
      help: 'Left open, the image that the server was made from.',
    },
    {
      name: 'adminPassword',
      label: 'Password of the rescue system',
      kind: 'password',
      secret: true,
      help: 'Left empty, the cloud makes one and it is shown once.',
    },
  ],
  submit: 'Start rescue',
  warning: () =>
    'The server **restarts from a rescue image**, its own disk attached beside it, until it leaves rescue.',
  request: (server, { image, adminPassword: password }) => [
    serverAction(
      server,
      {
        rescue: {
          ...(password === undefined ? {} : { adminPass: password }),
          ...(image === undefined ? {} : { rescue_image_ref: image }),
        },
      },
      bootsFromVolume(server) ? computeVersions.rescueVolume : undefined,
    ),
  ],
  equivalents: (server, { image, adminPassword: password }) => ({
    cli: openstackLine(server.region, [
      'server',
      'rescue',
      ...(image === undefined ? [] : ['--image', image]),
      ...(password === undefined ? [] : ['--password', password]),
      server.id,
    ]),
    terraform: { reason: 'Terraform knows no rescue.' },
  }),
  output: (answers) => readAdminPassword(answers),
  secretOutputs: ['adminPassword'],
  settles: { busy: ['ACTIVE', 'SHUTOFF'], done: ['RESCUE'] },
  describe: (subjects) => `Rescue ${subjectNames(subjects)}`,
})
