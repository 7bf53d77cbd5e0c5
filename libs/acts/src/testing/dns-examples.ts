import type { Zone } from '@aloft/openstack/dns-zone'
import type { RecordSet } from '@aloft/openstack/record-set'
import type { ReverseRecord } from '@aloft/openstack/reverse-record'
import type { Examples } from './examples.ts'
import { odd } from './odd-texts.ts'

const zoneId = '0f1c2d3e-0000-4000-8000-000000000001'
const setId = '0f1c2d3e-0000-4000-8000-000000000002'

const zone: Zone = {
  region: 'dfw',
  id: zoneId,
  name: 'example.com',
  email: 'me@example.com',
  ttlSeconds: 3600,
  status: 'ACTIVE',
  action: 'NONE',
  isSecondary: false,
  masters: [],
}

const recordSet: RecordSet = {
  region: 'dfw',
  id: `${zoneId}/${setId}`,
  zoneId,
  zoneName: 'example.com',
  name: 'mail.example.com',
  type: 'TXT',
  records: ['"old"'],
  status: 'ACTIVE',
  action: 'NONE',
}

const reverseRecord: ReverseRecord = {
  region: 'dfw',
  id: `dfw:${setId}`,
  name: '198.18.0.5',
  hostName: 'old.example.com',
  status: 'ACTIVE',
  action: 'NONE',
}

export const zoneExamples: Examples = {
  subject: zone,
  inputs: {
    'zone.create': {
      region: 'dfw',
      name: 'example.com',
      email: 'me@example.com',
      ttl: 300,
      description: odd,
    },
    'zone.edit': { email: 'you@example.com', ttl: 60, description: odd },
    'zone.add-records': {
      type: 'TXT',
      name: 'mail',
      records: [`"it's $HOME; \\"odd\\""`],
      ttl: 60,
      description: odd,
    },
    'zone.import-records': {
      add: 'www 300 IN A 192.0.2.1\nwww 300 IN A 192.0.2.2\n',
      change: { [setId]: 'mail IN TXT "new; text"' },
      remove: [setId],
    },
  },
}

export const recordSetExamples: Examples = {
  subject: recordSet,
  inputs: {
    'record-set.edit': { records: [`"it's $HOME"`], description: odd },
    'record-set.set-ttl': { ttl: 60 },
  },
}

export const reverseRecordExamples: Examples = {
  subject: reverseRecord,
  inputs: { 'reverse-record.set': { hostName: 'www.example.com', ttl: 60 } },
}
