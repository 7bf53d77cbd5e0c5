import { applicationCredentialReader } from './application-credentials/application-credential-reader.ts'
import { recordSetReader, reverseRecordReader, zoneReader } from './dns/dns-readers.ts'
import { imageReader } from './images/image-reader.ts'
import { containerReader } from './files/container-reader.ts'
import { objectReader } from './files/object-reader.ts'
import { floatingIpReader } from './floating-ips/floating-ip-reader.ts'
import { keyPairReader } from './key-pairs/key-pair-reader.ts'
import { networkReader } from './networks/network-reader.ts'
import { portReader } from './ports/port-reader.ts'
import { routerReader } from './routers/router-reader.ts'
import { subnetReader } from './subnets/subnet-reader.ts'
import { securityGroupReader, securityRuleReader } from './security/security-readers.ts'
import { serverGroupReader } from './server-groups/server-group-reader.ts'
import { serverReader } from './servers/server-reader.ts'
import type { SubjectKind } from './subject-kind.ts'
import type { SubjectReader } from './subject-reader.ts'
import {
  backupReader,
  snapshotReader,
  volumeReader,
  volumeTransferReader,
} from './volumes/volume-readers.ts'

/** How things are read before they are acted on: a line a kind of thing. */
const readers: Partial<Readonly<Record<SubjectKind, SubjectReader>>> = {
  server: serverReader,
  'application-credential': applicationCredentialReader,
  image: imageReader,
  'key-pair': keyPairReader,
  network: networkReader,
  subnet: subnetReader,
  router: routerReader,
  port: portReader,
  container: containerReader,
  object: objectReader,
  'server-group': serverGroupReader,
  volume: volumeReader,
  snapshot: snapshotReader,
  backup: backupReader,
  'volume-transfer': volumeTransferReader,
  zone: zoneReader,
  'record-set': recordSetReader,
  'reverse-record': reverseRecordReader,
  'security-group': securityGroupReader,
  'security-rule': securityRuleReader,
  'floating-ip': floatingIpReader,
}

/** Throws for a kind without a reader: an act of it is a defect. */
export function subjectReader(kind: SubjectKind): SubjectReader {
  const reader = readers[kind]
  if (reader === undefined) throw new Error(`Nothing reads a ${kind}.`)
  return reader
}
