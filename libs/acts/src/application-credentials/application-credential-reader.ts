import {
  parseApplicationCredential,
  type ApplicationCredential,
} from '@aloft/openstack/application-credential'
import { readRecord } from '@aloft/openstack/json-reader'
import { splitId, type SubjectReader } from '../subject-reader.ts'

/** Where Keystone has it: below its user. */
export function credentialPath(id: string): string {
  const [user = '', credential = ''] = splitId(id)
  return `/users/${encodeURIComponent(user)}/application_credentials/${encodeURIComponent(credential)}`
}

/** https://docs.openstack.org/api-ref/identity/v3/#show-application-credential-details */
export const applicationCredentialReader: SubjectReader<ApplicationCredential> = {
  read: ({ region, id }) => ({
    region,
    service: 'identity',
    method: 'GET',
    path: credentialPath(id),
  }),
  parse: (answer, { region, id }) =>
    parseApplicationCredential(
      readRecord(answer).application_credential,
      region,
      splitId(id)[0] ?? '',
    ),
}
