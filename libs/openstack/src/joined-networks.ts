import { portUse, type Port } from './port.ts'

/**
 * Which networks packets pass between without a change of their addresses: those that share a
 * router's inside. A router's gateway joins nothing: it lets out only, under an address of its own.
 */
export function joinedNetworks(
  ports: readonly Pick<Port, 'networkId' | 'deviceId' | 'deviceOwner'>[],
): (networkId: string) => ReadonlySet<string> {
  const byRouter = new Map<string, Set<string>>()
  for (const port of ports) {
    if (port.deviceId === undefined || portUse(port) !== 'router') continue
    const networks = byRouter.get(port.deviceId) ?? new Set<string>()
    byRouter.set(port.deviceId, networks.add(port.networkId))
  }
  const groups = [...byRouter.values()]
  const known = new Map<string, ReadonlySet<string>>()
  return (networkId) => {
    const found = known.get(networkId)
    if (found !== undefined) return found
    const joined = new Set([networkId])
    // Grows while it is walked: a network behind two routers is passed through.
    for (const each of joined) {
      for (const group of groups) {
        if (group.has(each)) for (const other of group) joined.add(other)
      }
    }
    known.set(networkId, joined)
    return joined
  }
}
