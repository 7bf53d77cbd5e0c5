import { Connection } from './connection.ts'
import { moveBody } from './body.ts'
import type { LoadJob, LoadResult } from './load-job.ts'

/** A process of its own: `node generator.ts <job as JSON>`; prints the result as JSON. */
async function main(argument: string): Promise<void> {
  // Written by runLoad() alone.
  const job = JSON.parse(argument) as LoadJob
  process.stdout.write(`${JSON.stringify(await carryOut(job))}\n`)
}

function carryOut(job: LoadJob): Promise<LoadResult> {
  switch (job.kind) {
    case 'rate':
      return atRate(job)
    case 'saturate':
      return saturate(job)
    case 'download':
    case 'upload':
      return moveBody(job)
    default:
      return job satisfies never
  }
}

async function atRate(job: LoadJob & { kind: 'rate' }): Promise<LoadResult> {
  const idle = await openConnections(job)
  const all = [...idle]
  const latencies: number[] = []
  const waiting: ((connection: Connection) => void)[] = []
  let errors = 0
  const ask = async (due: number) => {
    let from = performance.now()
    let connection = idle.pop()
    if (connection === undefined) {
      connection = await new Promise<Connection>((resolve) => waiting.push(resolve))
      // It had to wait in line: that counts too.
      from = due
    }
    const status = await connection.ask()
    if (status >= 200 && status < 300) latencies.push(performance.now() - from)
    else errors += 1
    const next = waiting.shift()
    if (next) next(connection)
    else idle.push(connection)
  }
  const count = job.perSecond * job.seconds
  const start = performance.now()
  const pending: Promise<void>[] = []
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      while (pending.length < count) {
        const due = start + (pending.length * 1000) / job.perSecond
        if (due > performance.now()) return
        pending.push(ask(due))
      }
      clearInterval(timer)
      resolve()
    }, 1)
  })
  await Promise.all(pending)
  for (const connection of all) connection[Symbol.dispose]()
  const seconds = (performance.now() - start) / 1000
  return { answered: latencies.length, errors, seconds, latencies, bytes: 0 }
}

async function saturate(job: LoadJob & { kind: 'saturate' }): Promise<LoadResult> {
  const connections = await openConnections(job)
  const start = performance.now()
  const end = start + job.seconds * 1000
  let answered = 0
  let errors = 0
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < end) {
        const status = await connection.ask()
        if (status >= 200 && status < 300) answered += 1
        else errors += 1
        if (status === 0) return
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  for (const connection of connections) connection[Symbol.dispose]()
  return { answered, errors, seconds, latencies: [], bytes: 0 }
}

function openConnections(job: LoadJob & { kind: 'rate' | 'saturate' }) {
  return Promise.all(
    Array.from({ length: job.connections }, () =>
      Connection.open(new URL(job.url), job.headers),
    ),
  )
}

await main(process.argv[2] ?? '')
