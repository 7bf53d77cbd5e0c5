import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { keyPairActs } from './key-pair-acts.ts'

const names = (subjects: Parameters<typeof subjectNames>[0]) =>
  subjectNames(subjects, 'key pairs')

/** https://docs.openstack.org/api-ref/compute/#delete-keypair */
export const act = defineAct(keyPairActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (subjects) => `Delete ${names(subjects)}?`,
  warning: () =>
    'The cloud forgets the public key. Servers that have it **keep it**; new ones can not be given it.',
  confirmByName: (subjects) => subjects.length > 1,
  request: ({ region, id }) => [
    {
      region,
      service: 'compute',
      method: 'DELETE',
      path: `/os-keypairs/${encodeURIComponent(id)}`,
    },
  ],
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['keypair', 'delete', id]),
    terraform: {
      reason:
        "Remove the key pair's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (subjects) =>
    `Delete key pair${subjects.length === 1 ? ' ' : 's: '}${names(subjects)}`,
})
