import type { Row } from '../row.ts'

/** The figures of the server list, in the order in which they are measured. */
export const listRows: readonly Row[] = [
  {
    id: 'js-first-load',
    what: 'compressed JavaScript until the server list is interactive (paper: Oxide console 192 kB, Linode 887 kB, Skyline 911 kB)',
    unit: 'kB',
    budget: { atMost: 150 },
  },
  {
    id: 'list-38',
    what: 'signed in, navigation to interactive list of 38 servers, cold',
    unit: 'ms',
    budget: { atMost: 500 },
  },
  {
    id: 'list-10k',
    what: 'signed in, navigation to interactive list of 10,000 servers, cold',
    unit: 'ms',
    budget: { atMost: 500 },
  },
  {
    id: 'keystroke-10k',
    what: 'a key in the search over 10,000 servers to painted, p95 of 50',
    unit: 'ms',
    budget: { atMost: 50 },
  },
  {
    id: 'facet-10k',
    what: 'a facet over 10,000 servers to painted, p95 of 50',
    unit: 'ms',
    budget: { atMost: 50 },
  },
  {
    id: 'sort-10k',
    what: 'a sort over 10,000 servers to painted, p95 of 50',
    unit: 'ms',
    budget: { atMost: 50 },
  },
  {
    id: 'tab-memory-10k',
    what: 'JS heap of the tab with 10,000 servers',
    unit: 'MB',
    budget: { atMost: 120 },
  },
  {
    id: 'records-10k',
    what: 'signed in, navigation to interactive list of the 10,000 record sets of a zone, all of them read from the cloud, cold',
    unit: 'ms',
    budget: { atMost: 3000 },
  },
  {
    id: 'objects-100k',
    what: 'signed in, navigation to interactive list of a container of 100,000 objects in folders, cold',
    unit: 'ms',
    budget: { atMost: 1000 },
  },
]
