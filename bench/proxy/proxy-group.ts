import { setTimeout as wait } from 'node:timers/promises'
import { runLoad } from '../load/run-load.ts'
import { processorSeconds, residentBytes, watchMemory } from '../process-figures.ts'
import type { Bench, Found, Group } from '../row.ts'
import { figureOf, median, percentile } from '../statistics.ts'
import { startLab, type Lab, type Way } from './lab.ts'
import { proxyRows } from './proxy-rows.ts'
import { measureUpload } from './upload.ts'

const megabyte = 1e6

/** The gateway as a proxy, beside nginx, and the memory that the server takes meanwhile. */
export const proxyGroup: Group = {
  name: 'proxy',
  rows: proxyRows,
  async measure(wanted, bench, found) {
    await using lab = await startLab(bench)
    await wait(bench.quick ? 1000 : 10_000)
    if (wanted.has('memory-idle')) {
      found.set('memory-idle', { value: residentBytes(lab.server.pid) / megabyte })
    }
    using memory = watchMemory(lab.server.pid)
    if (wanted.has('proxy-latency') || wanted.has('proxy-latency-p99')) {
      await measureLatency(bench, lab, found)
    }
    if (wanted.has('proxy-throughput') || wanted.has('memory-load')) {
      await measureThroughput(bench, lab, found)
    }
    if (wanted.has('proxy-stream') || wanted.has('memory-load')) {
      await measureStream(bench, lab, found)
    }
    if (wanted.has('upload-2g') || wanted.has('upload-2g-memory')) {
      await measureUpload(bench, lab, found)
    }
    found.set('memory-load', { value: memory.peakBytes() / megabyte })
  },
}

async function measureLatency(
  bench: Bench,
  lab: Lab,
  found: Map<string, Found>,
): Promise<void> {
  const ways = [lab.ways.direct, lab.ways.aloft, lab.ways.nginx]
  const seconds = bench.quick ? 2 : 10
  const added = { aloft: new Map<number, number[]>(), nginx: new Map<number, number[]>() }
  // The first requests warm connections and compiled code; nobody's users are that few.
  for (const way of ways) await atRate(lab, way, bench.quick ? 1 : 5)
  for (let round = 0; round < bench.rounds; round += 1) {
    const [direct, aloft, nginx] = [
      await atRate(lab, lab.ways.direct, seconds),
      await atRate(lab, lab.ways.aloft, seconds),
      await atRate(lab, lab.ways.nginx, seconds),
    ]
    for (const share of [0.5, 0.99]) {
      const base = percentile(direct, share)
      push(added.aloft, share, percentile(aloft, share) - base)
      push(added.nginx, share, percentile(nginx, share) - base)
    }
  }
  for (const [id, share] of [
    ['proxy-latency', 0.5],
    ['proxy-latency-p99', 0.99],
  ] as const) {
    found.set(id, {
      ...figureOf(added.aloft.get(share) ?? []),
      peerValue: median(added.nginx.get(share) ?? []),
    })
  }
}

async function atRate(lab: Lab, way: Way, seconds: number): Promise<readonly number[]> {
  const { latencies } = await runLoad(
    {
      kind: 'rate',
      url: way.small,
      headers: way.headers,
      perSecond: 200,
      seconds,
      connections: 32,
    },
    lab.otherCore,
  )
  return latencies
}

async function measureThroughput(
  bench: Bench,
  lab: Lab,
  found: Map<string, Found>,
): Promise<void> {
  const ways = [lab.ways.aloft, lab.ways.nginx, lab.ways.keepAlive]
  const perCore = new Map<string, number[]>()
  const perSecond = new Map<string, number[]>()
  await warmUp(lab, bench.quick ? 1 : 20_000)
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const way of ways) {
      const rates = await saturate(lab, way, bench.quick ? 2 : 6)
      push(perCore, way.name, rates.perCore)
      push(perSecond, way.name, rates.perSecond)
    }
  }
  const raw = ways
    .map(({ name }) => `${name} ${Math.round(median(perSecond.get(name) ?? []))}`)
    .join(', ')
  const keepAlive = Math.round(median(perCore.get('nginx, keep-alive') ?? []))
  found.set('proxy-throughput', {
    ...figureOf(perCore.get('aloft') ?? []),
    peerValue: median(perCore.get('nginx') ?? []),
    note: `nginx with upstream keep-alive ${keepAlive} requests/s; by the clock: ${raw}`,
  })
}

/**
 * By requests, not by time: on a busy machine few come in a second, and code that ran a few thousand
 * times is not compiled yet.
 */
async function warmUp(lab: Lab, requests: number): Promise<void> {
  const { small, headers } = lab.ways.aloft
  const job = {
    kind: 'saturate',
    url: small,
    headers,
    seconds: 2,
    connections: 64,
  } as const
  const deadline = Date.now() + 60_000
  let answered = 0
  while (answered < requests && Date.now() < deadline) {
    answered += (await runLoad(job, lab.otherCore)).answered
  }
}

async function saturate(
  lab: Lab,
  way: Way,
  seconds: number,
): Promise<{ perCore: number; perSecond: number }> {
  const { pid } = way
  if (pid === undefined) throw new Error('The direct way has no process to measure')
  const before = processorSeconds(pid)
  const result = await runLoad(
    { kind: 'saturate', url: way.small, headers: way.headers, seconds, connections: 64 },
    lab.otherCore,
  )
  const used = processorSeconds(pid) - before
  return {
    perCore: result.answered / used,
    perSecond: result.answered / result.seconds,
  }
}

async function measureStream(
  bench: Bench,
  lab: Lab,
  found: Map<string, Found>,
): Promise<void> {
  const bytes = bench.quick ? 100e6 : 1e9
  const growth: number[] = []
  const speeds = new Map<string, number[]>()
  const rounds = Math.min(bench.rounds, 2)
  for (let round = 0; round < rounds; round += 1) {
    for (const way of [lab.ways.aloft, lab.ways.nginx]) {
      const before = way.pid === undefined ? 0 : residentBytes(way.pid)
      using memory = watchMemory(way.pid ?? process.pid, 20)
      for (const kind of ['download', 'upload'] as const) {
        const path = kind === 'download' ? `down?bytes=${bytes}` : 'up'
        const url = `${way.stream}/${path}`
        const result = await runLoad(
          { kind, url, headers: way.headers, bytes },
          lab.otherCore,
        )
        push(speeds, `${way.name} ${kind}`, result.bytes / result.seconds / megabyte)
      }
      if (way.name === 'aloft') growth.push((memory.peakBytes() - before) / megabyte)
    }
  }
  const said = [...speeds].map(([name, values]) => `${name} ${Math.round(median(values))}`)
  found.set('proxy-stream', { ...figureOf(growth), note: `MB/s: ${said.join(', ')}` })
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
