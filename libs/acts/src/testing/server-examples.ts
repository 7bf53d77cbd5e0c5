import type { ServerSubject } from '../server-subject.ts'
import type { Examples } from './examples.ts'
import { odd, secret } from './odd-texts.ts'

export const exampleServer: ServerSubject = {
  region: 'dfw',
  id: '7d2e4b1c-0000-4000-8000-000000000001',
  name: odd,
  status: 'ACTIVE',
  locked: false,
  tags: ['old tag'],
  metadata: { old: 'x' },
  securityGroups: ['default'],
}

export const serverExamples: Examples = {
  subject: exampleServer,
  inputs: {
    'server.create': {
      region: 'dfw',
      names: [odd.replaceAll('"', '')],
      image: 'i-1',
      flavor: '2',
      networks: ['n-1', 'n-2'],
      keyPair: 'my key',
      securityGroups: ['default', 'web servers'],
      zone: 'nova',
      userData: `#cloud-config\npassword: ${secret}`,
      tags: ['a b'],
      metadata: { role: "d'b", '1.odd': '${x}' },
    },
    'server.rename': { name: odd },
    'server.edit-tags': { tags: ['new tag'] },
    'server.edit-metadata': { metadata: { new: `it's` } },
    'server.reboot': { type: 'hard' },
    'server.lock': { reason: odd },
    'server.rescue': { image: 'i-1', adminPassword: secret },
    'server.resize': { flavor: '3' },
    'server.rebuild': { image: 'i-1', adminPassword: secret },
    'server.snapshot': { name: odd },
    'server.change-password': { adminPassword: secret },
    'server.add-security-group': { group: 'web servers' },
    'server.attach-network': { network: 'n-1' },
    'server.remove-security-group': { group: 'default' },
    'server.attach-volume': { volume: 'v-1' },
  },
}
