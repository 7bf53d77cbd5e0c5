import { available } from '@aloft/openstack/availability'
import type { KeyPair } from '@aloft/openstack/key-pair'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const deleteHead: ActHead<KeyPair> = {
  id: 'key-pair.delete',
  title: 'Delete',
  role: 'member',
  subject: 'key-pair',
  bulk: true,
  tone: 'danger',
  available: () => available,
}

/** What can be done to a key pair. */
export const keyPairActs = {
  create: makingHead('key-pair.create', 'Make a key pair', 'key-pair'),
  import: makingHead('key-pair.import', 'Add a public key', 'key-pair'),
  delete: deleteHead,
} as const
