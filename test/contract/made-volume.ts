import { volumeReader } from '@aloft/acts/volumes/volume-readers'
import { carryOut } from './act-calls.ts'
import { untilItIs } from './act-subject.ts'
import type { CloudApi } from './cloud-api.ts'

/** Makes a volume of 1 GB by the panel's own act, and waits until it can be used. Gives its id. */
export async function makeVolume(
  api: CloudApi,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const region = api.regions[0] ?? ''
  const subject = { region, id: '', name: '' }
  const full = { region, size: 1, ...input }
  const { act, bodies } = await carryOut(api, 'volume.create', subject, full)
  const id = act.madeId?.(bodies)
  if (id === undefined) throw new Error('The answer names no volume')
  await untilItIs(api, volumeReader, id, 'available')
  return id
}
