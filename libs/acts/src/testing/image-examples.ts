import type { Image } from '@aloft/openstack/image'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const image: Image = {
  region: 'dfw',
  id: '5b1f0d4e-0000-4000-8000-000000000002',
  name: odd,
  status: 'active',
  visibility: 'shared',
  minimumMemoryMegabytes: 0,
  minimumDiskGigabytes: 0,
  isProtected: false,
  hidden: false,
  tags: ['old tag'],
  properties: { os_distro: 'debian', 'odd/name': '1' },
}

export const imageExamples: Examples = {
  subject: image,
  inputs: {
    'image.create': {
      region: 'dfw',
      name: odd,
      diskFormat: 'qcow2',
      url: 'https://images.example/disk.qcow2?a=1&b=$HOME',
      visibility: 'shared',
      minimumDiskGigabytes: 10,
      minimumMemoryMegabytes: 512,
      isProtected: true,
      tags: ['a b'],
      properties: { os_distro: "d'b" },
    },
    'image.import': { url: 'https://images.example/disk.qcow2?a=1&b=$HOME' },
    'image.rename': { name: odd },
    'image.edit': { visibility: 'private', isProtected: true, minimumDiskGigabytes: 4 },
    'image.edit-tags': { tags: ['new tag'] },
    'image.edit-properties': { properties: { os_distro: "it's" } },
    'image.share': { project: '2f9d' },
    'image.unshare': { project: '2f9d' },
    'image.accept': { project: '2f9d' },
    'image.reject': { project: '2f9d' },
  },
}
