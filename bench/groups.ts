import { listGroup } from './list/list-group.ts'
import { proxyGroup } from './proxy/proxy-group.ts'
import type { Group } from './row.ts'
import { startGroup } from './start/start-group.ts'
import { suitesGroup } from './suites/suites-group.ts'

/** Everything that `npm run bench` measures, in this order. One line a group. */
export const groups: readonly Group[] = [listGroup, proxyGroup, startGroup, suitesGroup]
