import { setTimeout as wait } from 'node:timers/promises'
import type { Subject } from '@aloft/acts/act'
import type { SubjectReader } from '@aloft/acts/subject-reader'
import { available } from '@aloft/openstack/availability'
import { expect } from 'vitest'
import { carryOut, readAs } from './act-calls.ts'
import type { CloudApi } from './cloud-api.ts'

interface InStatus extends Subject {
  readonly status: string
}

const patienceMs = 120_000
const actor = { roles: ['member'] }

/** A thing as acts read it before they change it; undefined when the cloud does not know it. */
export async function readSubject<Item extends Subject>(
  api: CloudApi,
  reader: SubjectReader<Item>,
  id: string,
): Promise<Item | undefined> {
  const target = { region: api.regions[0] ?? '', id }
  const call = reader.read(target)
  const answer = await api.ask(call)
  if (answer.status === 404) return undefined
  expect(answer.status, call.path).toBeLessThan(400)
  return reader.parse(readAs(call, answer), target)
}

/** The same where it must be there. */
export async function readPresent<Item extends Subject>(
  api: CloudApi,
  reader: SubjectReader<Item>,
  id: string,
): Promise<Item> {
  const found = await readSubject(api, reader, id)
  if (found === undefined) throw new Error(`There is no ${id}`)
  return found
}

/** Waits until its status is one of these. */
export async function untilItIs<Item extends InStatus>(
  api: CloudApi,
  reader: SubjectReader<Item>,
  id: string,
  ...wanted: readonly string[]
): Promise<Item> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const found = await readSubject(api, reader, id)
    if (found !== undefined && wanted.includes(found.status)) return found
    if (Date.now() > giveUpAt)
      throw new Error(`${id} is ${found?.status ?? 'gone'} and not ${wanted.join(' or ')}`)
    await wait(100)
  }
}

/** Waits until the cloud no longer knows it. */
export async function untilItIsGone(
  api: CloudApi,
  reader: SubjectReader,
  id: string,
): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while ((await readSubject(api, reader, id)) !== undefined) {
    if (Date.now() > giveUpAt) throw new Error(`${id} does not go`)
    await wait(100)
  }
}

/** Carries out an act on a thing whose state allows it. Gives what the act tells of it. */
export async function actOn<Item extends Subject>(
  api: CloudApi,
  reader: SubjectReader<Item>,
  [name, id]: readonly [act: string, id: string],
  input: Record<string, unknown> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const before = await readPresent(api, reader, id)
  const { act, bodies } = await carryOut(api, name, before, input)
  expect(act.available(before, actor), name).toEqual(available)
  expect(act.allows?.(before, input, actor) ?? available, name).toEqual(available)
  return act.output?.(bodies, input) ?? {}
}
