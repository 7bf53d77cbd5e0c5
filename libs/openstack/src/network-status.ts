import { serverStatus, type StatusWords } from './server-status.ts'

const states: Readonly<Record<string, StatusWords>> = {
  ACTIVE: { label: 'Active', tone: 'ok', passing: false },
  BUILD: { label: 'Building', tone: 'busy', passing: true },
  // Routers whose agents are being chosen.
  ALLOCATING: { label: 'Allocating', tone: 'busy', passing: true },
  DOWN: { label: 'Down', tone: 'off', passing: false },
  ERROR: { label: 'Error', tone: 'bad', passing: false },
  // Ports that no agent wires: those of floating IPs.
  'N/A': { label: 'Not wired', tone: 'off', passing: false },
}
const switchedOff: StatusWords = { label: 'Switched off', tone: 'off', passing: false }

/** One word for what is shown of a network, router or port: what its owner switched off is off. */
export function shownNetworkStatus(item: {
  readonly status: string
  readonly adminStateUp: boolean
}): string {
  return item.adminStateUp ? item.status : 'OFF'
}

/** The words of a key of `shownNetworkStatus`. */
export function networkStatusWords(key: string): StatusWords {
  if (key === 'OFF') return switchedOff
  return states[key] ?? serverStatus(key)
}

/** In the order in which facets show them. */
export const networkStatuses: readonly string[] = [...Object.keys(states), 'OFF']
