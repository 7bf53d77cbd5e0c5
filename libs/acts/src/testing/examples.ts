import type { Subject } from '../act.ts'
import { applicationCredentialExamples } from './application-credential-examples.ts'
import { recordSetExamples, reverseRecordExamples, zoneExamples } from './dns-examples.ts'
import { imageExamples } from './image-examples.ts'
import { containerExamples, objectExamples } from './file-examples.ts'
import { floatingIpExamples } from './floating-ip-examples.ts'
import { keyPairExamples } from './key-pair-examples.ts'
import {
  networkExamples,
  portExamples,
  routerExamples,
  subnetExamples,
} from './network-examples.ts'
import { securityGroupExamples, securityRuleExamples } from './security-examples.ts'
import { serverGroupExamples } from './server-group-examples.ts'
import { serverExamples } from './server-examples.ts'
import {
  backupExamples,
  snapshotExamples,
  volumeExamples,
  volumeTransferExamples,
} from './volume-examples.ts'

/** A valid example of each act on one kind of thing: what the equivalents are tested with. */
export interface Examples {
  readonly subject: Subject
  /** By the act's id; an act that asks nothing may be left out. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** By the kind, the first word of an act's id: a line a kind. */
const examples: Readonly<Record<string, Examples>> = {
  server: serverExamples,
  'application-credential': applicationCredentialExamples,
  image: imageExamples,
  'key-pair': keyPairExamples,
  container: containerExamples,
  object: objectExamples,
  'server-group': serverGroupExamples,
  volume: volumeExamples,
  snapshot: snapshotExamples,
  backup: backupExamples,
  'volume-transfer': volumeTransferExamples,
  zone: zoneExamples,
  'record-set': recordSetExamples,
  'reverse-record': reverseRecordExamples,
  network: networkExamples,
  subnet: subnetExamples,
  router: routerExamples,
  port: portExamples,
  'security-group': securityGroupExamples,
  'security-rule': securityRuleExamples,
  'floating-ip': floatingIpExamples,
}

/** Throws where a kind of act has no examples yet. */
export function examplesOf(actId: string): Examples {
  const [kind = ''] = actId.split('.')
  const found = examples[kind]
  if (found === undefined) throw new Error(`Add examples of ${kind} to testing/examples.ts`)
  return found
}
