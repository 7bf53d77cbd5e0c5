import type { ApplicationCredential } from '@aloft/openstack/application-credential'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const credential: ApplicationCredential = {
  region: 'dfw',
  id: 'u1/c1',
  credentialId: 'c1',
  name: odd,
  projectId: 'p1',
  roles: ['member'],
  unrestricted: false,
}

export const applicationCredentialExamples: Examples = {
  subject: credential,
  inputs: {
    'application-credential.create': {
      region: 'dfw',
      userId: 'u1',
      authUrl: 'https://keystone.example/v3',
      name: odd,
      may: 'look',
      expiresAt: '2027-01-31',
    },
  },
}
