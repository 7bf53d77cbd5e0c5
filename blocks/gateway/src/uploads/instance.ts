import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

/** Names one start of a process on one machine: `<host name>/<uuid>`. */
export function createInstance(host = hostname()): string {
  return `${host}/${randomUUID()}`
}

const machineOf = (instance: string): string => instance.slice(0, instance.lastIndexOf('/'))

/**
 * Whether an address at which a process calls itself reachable leads there from here: one of the loopback
 * does on its own machine only, and on every other one to somebody else.
 */
export function leadsTo(
  address: string,
  instance: string | null,
  ownInstance: string,
): boolean {
  const host = URL.parse(address)?.hostname
  if (host === undefined) return false
  const isLoopback = host === 'localhost' || host === '[::1]' || host.startsWith('127.')
  if (!isLoopback) return true
  return instance !== null && machineOf(instance) === machineOf(ownInstance)
}
