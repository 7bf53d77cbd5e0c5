import { parseZone, type Zone } from '@aloft/openstack/dns-zone'
import { parseRecordSet, type RecordSet } from '@aloft/openstack/record-set'
import { parseReverseRecord, type ReverseRecord } from '@aloft/openstack/reverse-record'
import { splitId, type SubjectReader } from '../subject-reader.ts'
import type { UpstreamCall } from '../upstream-call.ts'

const dns = (region: string, path: string): UpstreamCall => ({
  region,
  service: 'dns',
  method: 'GET',
  path,
})

/** https://docs.openstack.org/api-ref/dns/#show-a-zone */
export const zoneReader: SubjectReader<Zone> = {
  read: ({ region, id }) => dns(region, `/zones/${encodeURIComponent(id)}`),
  parse: (answer, { region }) => parseZone(answer, region),
}

/** The path of a record set, whose id is that of its zone and its own. */
export function recordSetPath(id: string): string {
  const [zone = '', set = ''] = splitId(id).map(encodeURIComponent)
  return `/zones/${zone}/recordsets/${set}`
}

/** https://docs.openstack.org/api-ref/dns/#show-a-recordset */
export const recordSetReader: SubjectReader<RecordSet> = {
  read: ({ region, id }) => dns(region, recordSetPath(id)),
  parse: (answer, { region }) => parseRecordSet(answer, region),
}

/** https://docs.openstack.org/api-ref/dns/#get-ptr-record */
export const reverseRecordReader: SubjectReader<ReverseRecord> = {
  read: ({ region, id }) => dns(region, `/reverse/floatingips/${encodeURIComponent(id)}`),
  parse: (answer) => parseReverseRecord(answer),
}
