import type { Container } from '@aloft/openstack/container'
import { objectId, type StoredObject } from '@aloft/openstack/stored-object'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const container: Container = {
  region: 'dfw',
  id: 'my files',
  name: 'my files',
  objects: 2,
  bytes: 12,
  access: 'private',
  metadata: { colour: 'blue' },
}
const object: StoredObject = {
  region: 'dfw',
  id: objectId('my files', odd),
  container: 'my files',
  name: odd,
  bytes: 6,
  contentType: 'text/plain',
  isLarge: false,
  metadata: { colour: 'blue' },
}
const place = { container: 'other files', name: `summer/${odd}` }

const into = { container: 'other files', folder: odd, below: '' }

export const containerExamples: Examples = {
  subject: container,
  inputs: {
    'container.create': { region: 'dfw', name: 'my files', access: 'listed' },
    'container.access': { access: 'public' },
    'container.website': { index: 'index.html', error: '', listings: true },
    'container.metadata': { metadata: { owner: odd } },
    'container.create-folder': { name: 'summer' },
    'container.delete-objects': { names: [odd, 'film'], large: ['film'] },
  },
}

export const objectExamples: Examples = {
  subject: object,
  inputs: {
    'object.metadata': { contentType: 'text/html', metadata: { owner: odd } },
    'object.expiry': { after: '3600' },
    'object.rename': { name: 'new name' },
    'object.move': place,
    'object.copy': place,
    'object.move-into': into,
    'object.copy-into': into,
  },
}
