import type { KeyPair } from '@aloft/openstack/key-pair'
import type { Examples } from './examples.ts'

const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA you@example'
const keyPair: KeyPair = { region: 'dfw', id: 'my key', name: 'my key', type: 'ssh' }

export const keyPairExamples: Examples = {
  subject: keyPair,
  inputs: {
    'key-pair.create': { region: 'dfw', name: 'my key' },
    'key-pair.import': { region: 'dfw', name: 'my key', publicKey },
  },
}
