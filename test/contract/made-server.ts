import { setTimeout as wait } from 'node:timers/promises'
import { readRecord } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { parseServer, type Server } from '@aloft/openstack/server'
import { carryOut } from './act-calls.ts'
import type { ContractCloud } from './cloud.ts'
import type { CloudApi } from './cloud-api.ts'

/** How long a step of a server may take on a busy machine. */
const patienceMs = 120_000

/** The server as the panel reads it; undefined when the cloud does not know it. */
export async function readServer(api: CloudApi, id: string): Promise<Server | undefined> {
  const { body } = await api.ask({
    service: 'compute',
    path: `/servers/${id}`,
    microversion: computeVersions.read,
  })
  return parseServer(readRecord(body).server, api.regions[0] ?? '')
}

/** Waits until nothing is under way with it and its status is one of these. */
export async function untilStatus(
  api: CloudApi,
  id: string,
  ...wanted: readonly string[]
): Promise<Server> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const server = await readServer(api, id)
    const { status = 'gone', taskState } = server ?? {}
    if (server !== undefined && taskState === undefined && wanted.includes(status))
      return server
    if (status === 'ERROR' || Date.now() > giveUpAt) {
      const why = server?.fault?.message ?? taskState ?? ''
      throw new Error(`It is ${status} and not ${wanted.join(' or ')}: ${why}`)
    }
    await wait(250)
  }
}

export async function untilGone(api: CloudApi, id: string): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while ((await readServer(api, id)) !== undefined) {
    if (Date.now() > giveUpAt) throw new Error(`The server ${id} does not go`)
    await wait(250)
  }
}

/** Makes a small server by the panel's own act, and waits until it runs. */
export async function makeServer(
  cloud: ContractCloud,
  api: CloudApi,
  input: Record<string, unknown> & { readonly networks: readonly string[] },
): Promise<Server> {
  const { region, image, flavors } = cloud.facts
  const full = {
    region,
    names: ['contract-made'],
    image: image.id,
    flavor: flavors[0].id,
    ...input,
  }
  const subject = { region, id: '', name: '' }
  const { act, bodies } = await carryOut(api, 'server.create', subject, full)
  const id = act.madeId?.(bodies)
  if (id === undefined) throw new Error('The answer names no server')
  return untilStatus(api, id, 'ACTIVE')
}
