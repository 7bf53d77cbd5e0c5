import type { Compute } from './compute.ts'
import type { Server } from './model.ts'
import { serverBody, type ViewOptions } from './server-view.ts'

/** Gives a server's JSON, made once for each way of showing it and kept until it changes. */
export type ServerText = (server: Server, options: ViewOptions) => Buffer

interface Entry {
  server: Server
  texts: Map<number, Buffer>
}

export function createServerText(compute: Compute): ServerText {
  const entries = new Map<string, Entry>()
  compute.servers.subscribe((_after, before) => {
    if (before) entries.delete(before.id)
  })
  compute.deleted.subscribe((_after, before) => {
    if (before) entries.delete(before.id)
  })
  compute.ports.subscribe((after, before) => {
    if (before) entries.delete(before.device_id)
    if (after) entries.delete(after.device_id)
  })
  compute.floatingIps.subscribe((after, before) => {
    for (const portId of [after?.port_id, before?.port_id]) {
      const port = portId ? compute.ports.get(portId) : undefined
      if (port) entries.delete(port.device_id)
    }
  })
  // These are shown by name in many servers, and change seldom.
  const forgetAll = () => {
    entries.clear()
  }
  compute.networks.subscribe(forgetAll)
  compute.securityGroups.subscribe(forgetAll)
  compute.flavors.subscribe(forgetAll)

  return (server, options) => {
    let entry = entries.get(server.id)
    if (entry?.server !== server) {
      entry = { server, texts: new Map() }
      entries.set(server.id, entry)
    }
    const way = options.version * 2 + Number(options.isAdmin)
    let text = entry.texts.get(way)
    if (text === undefined) {
      text = Buffer.from(JSON.stringify(serverBody(compute, server, options)))
      entry.texts.set(way, text)
    }
    return text
  }
}
