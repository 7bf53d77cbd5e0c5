import { Type } from 'typebox'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { adminPassword, cloudId } from '../server-input.ts'
import { readAdminPassword } from './admin-password.ts'
import { bootsFromVolume } from '../server-subject.ts'
import { serverAction } from '../upstream-call.ts'

const input = Type.Object(
  { image: cloudId, adminPassword: Type.Optional(adminPassword) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#rebuild-server-rebuild-action */
export const act = defineAct(serverActs.rebuild, {
  input,
  fields: [
    { name: 'image', label: 'Image', kind: 'image', required: true },
    {
      name: 'adminPassword',
      label: 'Administrator password',
      kind: 'password',
      secret: true,
      help: 'Left empty, the cloud makes one and it is shown once.',
    },
  ],
  prompt: () => 'Choose a new image for this server',
  warning: () => '**Rebuilding will destroy all data and install the image you select.**',
  confirmByName: (subjects) => subjects.some((server) => server.locked),
  request: (server, { image, adminPassword: password }) => [
    serverAction(
      server,
      {
        rebuild: {
          imageRef: image,
          ...(password === undefined ? {} : { adminPass: password }),
        },
      },
      bootsFromVolume(server) ? computeVersions.rebuildVolume : undefined,
    ),
  ],
  equivalents: (server, { image, adminPassword: password }) => ({
    cli: openstackLine(server.region, [
      ...(bootsFromVolume(server)
        ? ['--os-compute-api-version', computeVersions.rebuildVolume]
        : []),
      'server',
      'rebuild',
      '--image',
      image,
      ...(password === undefined ? [] : ['--password', password]),
      server.id,
    ]),
    terraform: {
      reason:
        'Terraform has no rebuild: a changed image_id deletes the server and makes another, with a new id and new addresses.',
    },
  }),
  output: (answers) => readAdminPassword(answers),
  secretOutputs: ['adminPassword'],
  settles: { busy: ['REBUILD'], done: ['ACTIVE', 'SHUTOFF'] },
  describe: (subjects) => `Rebuild ${subjectNames(subjects)}`,
})
