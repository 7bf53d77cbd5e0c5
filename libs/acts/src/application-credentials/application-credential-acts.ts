import type { ApplicationCredential } from '@aloft/openstack/application-credential'
import { available } from '@aloft/openstack/availability'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const deleteHead: ActHead<ApplicationCredential> = {
  id: 'application-credential.delete',
  title: 'Revoke',
  role: 'reader',
  subject: 'application-credential',
  bulk: true,
  tone: 'danger',
  available: () => available,
}

/** What a person can do with their own credentials, whatever their role: they only get what they have. */
export const applicationCredentialActs = {
  create: {
    ...makingHead(
      'application-credential.create',
      'Create application credential',
      'application-credential',
    ),
    role: 'reader',
  },
  delete: deleteHead,
} as const satisfies Record<string, ActHead<ApplicationCredential> | ActHead>
