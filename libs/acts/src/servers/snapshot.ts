import { Type } from 'typebox'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverActs } from '../server-acts.ts'
import { serverName } from '../server-input.ts'
import { serverAction } from '../upstream-call.ts'

const input = Type.Object({ name: serverName }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/compute/#create-image-createimage-action */
export const act = defineAct(serverActs.snapshot, {
  input,
  fields: [{ name: 'name', label: 'Name of the image', kind: 'text', required: true }],
  initial: ([server]) => (server === undefined ? {} : { name: `${server.name} image` }),
  prompt: () => 'Save the disk of this server as an image',
  request: (server, { name }) => [
    serverAction(server, { createImage: { name } }, computeVersions.snapshotId),
  ],
  equivalents: (server, { name }) => ({
    cli: openstackLine(server.region, [
      'server',
      'image',
      'create',
      '--name',
      name,
      server.id,
    ]),
    terraform: { reason: 'Terraform makes no image of a running server.' },
  }),
  output: (answers) => {
    const imageId = readText(readRecord(answers.at(-1)).image_id)
    return imageId === undefined ? undefined : { imageId }
  },
  // Its status stays meanwhile: its task tells.
  settles: { busy: ['IMAGE_SNAPSHOT'], done: ['ACTIVE', 'SHUTOFF', 'PAUSED', 'SUSPENDED'] },
  describe: (subjects, { name }) => `Save image ${name} of ${subjectNames(subjects)}`,
})
