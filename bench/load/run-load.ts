import { join } from 'node:path'
import { firstJsonLine, startChild } from '../child.ts'
import type { LoadJob, LoadResult } from './load-job.ts'

/** Runs one job in a process of its own, on the second core where there is one. */
export async function runLoad(job: LoadJob, core?: number): Promise<LoadResult> {
  const script = join(import.meta.dirname, 'generator.ts')
  await using child = startChild(process.execPath, [script, JSON.stringify(job)], {
    ...(core !== undefined && { core }),
  })
  const seconds = 'seconds' in job ? job.seconds : 120
  // The generator is ours: its answer has this shape.
  const result = (await firstJsonLine(child, (seconds + 60) * 1000)) as LoadResult
  if (result.errors > 0) {
    throw new Error(
      `${result.errors} of ${result.errors + result.answered} requests to ${job.url} failed`,
    )
  }
  return result
}
