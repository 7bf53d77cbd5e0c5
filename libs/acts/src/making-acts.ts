import { available } from '@aloft/openstack/availability'
import type { ActHead } from './act.ts'

const head = (id: string, title: string, tone: ActHead['tone'] = 'default'): ActHead => ({
  id,
  title,
  role: 'member',
  subject: 'none',
  bulk: false,
  tone,
  available: () => available,
})

/** Acts that are done to nothing that is listed: what they make or name stands in their input. */
export const makingActs = {
  createServer: head('server.create', 'Create server'),
  createKeyPair: head('key-pair.create', 'Make a key pair'),
  importKeyPair: head('key-pair.import', 'Add a public key'),
  deleteKeyPair: head('key-pair.delete', 'Delete key pair', 'danger'),
} as const
