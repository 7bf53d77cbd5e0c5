import type { ApplicationCredential } from '@aloft/openstack/application-credential'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { applicationCredentialActs } from './application-credential-acts.ts'
import { credentialPath } from './application-credential-reader.ts'

const names = (credentials: readonly ApplicationCredential[]) =>
  subjectNames(credentials, 'application credentials')

/** https://docs.openstack.org/api-ref/identity/v3/#delete-application-credential */
export const act = defineAct(applicationCredentialActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (credentials) => `Revoke ${names(credentials)}?`,
  warning: () =>
    'What uses it is **refused from now on**, and its tokens end. It can not be brought back.',
  confirmByName: (credentials) => credentials.length > 1,
  request: ({ region, id }) => [
    { region, service: 'identity', method: 'DELETE', path: credentialPath(id) },
  ],
  equivalents: ({ region, credentialId }) => ({
    cli: openstackLine(region, ['application', 'credential', 'delete', credentialId]),
    terraform: {
      reason:
        "Remove the credential's block from the configuration; the next terraform apply revokes it.",
    },
  }),
  describe: (credentials) => `Revoke ${names(credentials)}`,
})
