import type { Row } from '../row.ts'

export const proxyRows: readonly Row[] = [
  {
    id: 'memory-idle',
    what: 'resident memory of the server with every block, 10 s after its start',
    unit: 'MB',
    budget: { atMost: 250 },
  },
  {
    id: 'proxy-latency',
    what: 'what the gateway adds to an upstream call at 200 requests/s, logging and statistics on: median',
    unit: 'ms',
    budget: { atMost: 1 },
    peer: 'nginx proxy_pass',
  },
  {
    id: 'proxy-latency-p99',
    what: 'the same: 99th percentile',
    unit: 'ms',
    budget: { atMost: 5 },
    peer: 'nginx proxy_pass',
  },
  {
    id: 'proxy-throughput',
    what: 'requests a processor second through one gateway process: session, log line and statistics included',
    unit: 'requests/s',
    budget: { ratioAtLeast: 0.3 },
    peer: 'nginx proxy_pass',
  },
  {
    id: 'proxy-stream',
    what: 'growth of the gateway while a body of 1 GB goes down and one goes up',
    unit: 'MB',
    budget: { atMost: 64 },
  },
  {
    id: 'upload-2g',
    what: 'a file of 2 GB by curl through the gateway to a store that hashes it, as Swift does',
    unit: 'MB/s',
    budget: { ratioAtLeast: 0.7 },
    peer: 'curl straight to it',
  },
  {
    id: 'upload-2g-memory',
    what: 'growth of the gateway meanwhile',
    unit: 'MB',
    budget: { atMost: 64 },
  },
  {
    id: 'memory-load',
    what: 'resident memory of the server with every block, highest during these loads',
    unit: 'MB',
    budget: { atMost: 400 },
  },
]
