import { once } from 'node:events'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startChild } from '../child.ts'
import { residentBytes, watchMemory } from '../process-figures.ts'
import type { Bench, Found } from '../row.ts'
import { figureOf, median } from '../statistics.ts'
import type { Lab, Way } from './lab.ts'

const megabyte = 1e6

/**
 * A file goes up by curl: straight to a store that hashes what it gets, as Swift does, and through the
 * gateway to the same one.
 */
export async function measureUpload(
  bench: Bench,
  lab: Lab,
  found: Map<string, Found>,
): Promise<void> {
  const bytes = bench.quick ? 100e6 : 2e9
  const path = join(bench.temporary, 'upload')
  const file = await open(path, 'w')
  await file.truncate(bytes)
  await file.close()
  const { aloft, direct } = lab.ways
  const through: number[] = []
  const straight: number[] = []
  const growth: number[] = []
  for (let round = 0; round < bench.rounds; round += 1) {
    straight.push(await upload(direct, path, lab.otherCore))
    const before = residentBytes(lab.server.pid)
    using memory = watchMemory(lab.server.pid, 20)
    through.push(await upload(aloft, path, lab.otherCore))
    growth.push((memory.peakBytes() - before) / megabyte)
  }
  await rm(path)
  found.set('upload-2g', { ...figureOf(through), peerValue: median(straight) })
  found.set('upload-2g-memory', figureOf(growth))
}

/** @returns MB/s */
async function upload(way: Way, path: string, core: number | undefined): Promise<number> {
  const headers = Object.entries({ ...way.headers, expect: '' }).flatMap(
    ([name, value]) => ['--header', `${name}: ${value}`],
  )
  await using curl = startChild(
    'curl',
    [
      '--silent',
      '--show-error',
      '--fail',
      '--max-time',
      '300',
      ...headers,
      '--upload-file',
      path,
      '--output',
      '/dev/null',
      '--write-out',
      '%{speed_upload}',
      `${way.stream}/object`,
    ],
    core === undefined ? {} : { core },
  )
  let said = ''
  curl.process.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await once(curl.process, 'close')
  if (curl.process.exitCode !== 0)
    throw new Error(`curl could not upload ${way.name}: ${curl.errors()}`)
  return Number(said) / megabyte
}
