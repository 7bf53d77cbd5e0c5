import { available, unavailable } from '@aloft/openstack/availability'
import { zoneCan, type Zone } from '@aloft/openstack/dns-zone'
import { recordSetCanChange, type RecordSet } from '@aloft/openstack/record-set'
import type { ReverseRecord } from '@aloft/openstack/reverse-record'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const zoneHead = (
  id: string,
  title: string,
  more: Pick<ActHead<Zone>, 'available'> & Partial<ActHead<Zone>>,
): ActHead<Zone> => ({
  id,
  title,
  role: 'member',
  subject: 'zone',
  bulk: false,
  tone: 'default',
  ...more,
})

const setHead = (
  id: string,
  title: string,
  more: Partial<ActHead<RecordSet>> = {},
): ActHead<RecordSet> => ({
  id,
  title,
  role: 'member',
  subject: 'record-set',
  touches: ['zone'],
  bulk: true,
  tone: 'default',
  available: recordSetCanChange,
  ...more,
})

const reverseHead = (
  id: string,
  title: string,
  more: Partial<ActHead<ReverseRecord>> = {},
): ActHead<ReverseRecord> => ({
  id,
  title,
  role: 'member',
  subject: 'reverse-record',
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

/** What can be done to a zone. */
export const zoneActs = {
  create: makingHead('zone.create', 'Create zone', 'zone'),
  edit: zoneHead('zone.edit', 'Edit', { available: zoneCan.edit }),
  addRecords: zoneHead('zone.add-records', 'Add records', {
    available: zoneCan.changeRecords,
    touches: ['record-set'],
  }),
  importRecords: zoneHead('zone.import-records', 'Import zone file', {
    available: zoneCan.changeRecords,
    touches: ['record-set'],
  }),
  delete: zoneHead('zone.delete', 'Delete', {
    available: zoneCan.delete,
    touches: ['record-set'],
    bulk: true,
    tone: 'danger',
  }),
} as const

/** What can be done to the records of one name and type. */
export const recordSetActs = {
  edit: setHead('record-set.edit', 'Edit', { bulk: false }),
  setTtl: setHead('record-set.set-ttl', 'Change TTL'),
  delete: setHead('record-set.delete', 'Delete', { tone: 'danger' }),
} as const

/** What can be done to the name that an address leads back to. */
export const reverseRecordActs = {
  set: reverseHead('reverse-record.set', 'Set name'),
  clear: reverseHead('reverse-record.clear', 'Clear', {
    tone: 'danger',
    available: ({ hostName }) =>
      hostName === undefined ? unavailable('It has no name.') : available,
  }),
} as const
