import { cpus } from 'node:os'
import { join } from 'node:path'
import { firstJsonLine, startChild } from '../child.ts'
import { freePort } from '../free-port.ts'
import type { Bench } from '../row.ts'
import { proxyServer, startNginx, staticServer, type Nginx } from './nginx.ts'
import { signIn, startServer, type Server } from './server.ts'

/** One way to the same upstream. */
export interface Way {
  readonly name: 'direct' | 'aloft' | 'nginx' | 'nginx, keep-alive'
  /** A small JSON answer. */
  readonly small: string
  /** Bodies: `GET <stream>/down?bytes=N`, `PUT <stream>/up`. */
  readonly stream: string
  readonly headers: Readonly<Record<string, string>>
  /** The process that does the work; absent for the direct way. */
  readonly pid?: number
}

export interface Lab extends AsyncDisposable {
  readonly server: Server
  readonly ways: Readonly<Record<'direct' | 'aloft' | 'nginx' | 'keepAlive', Way>>
  /** For the generator: the core on which what is measured does not run. */
  readonly otherCore: number | undefined
}

/**
 * What is measured runs on the first core; the upstream and the generator share the second, so that
 * the peer and Aloft meet the same conditions.
 */
export async function startLab(bench: Bench): Promise<Lab> {
  await using started = new AsyncDisposableStack()
  const [core, otherCore] = cpus().length > 1 ? [0, 1] : [undefined, undefined]
  const port = {
    small: await freePort(),
    nginx: await freePort(),
    keepAlive: await freePort(),
  }
  const compute = `http://127.0.0.1:${port.small}/v2.1`
  started.use(
    await startNginx({
      folder: join(bench.temporary, 'nginx-upstream'),
      servers: staticServer(port.small),
      port: port.small,
      ...(otherCore !== undefined && { core: otherCore }),
    }),
  )
  const script = join(import.meta.dirname, 'upstream.ts')
  const upstream = started.use(
    startChild(process.execPath, [script, compute], {
      ...(otherCore !== undefined && { core: otherCore }),
    }),
  )
  // Ours: it prints this shape.
  const ready = (await firstJsonLine(upstream)) as { port: number; statsPort: number }
  const peer = started.use(await startPeer(bench, port, ready.port, core))
  const server = started.use(
    await startServer(bench, {
      authUrl: `http://127.0.0.1:${ready.port}/v3`,
      statsPort: ready.statsPort,
      ...(core !== undefined && { core }),
    }),
  )
  const cookie = await signIn(server.url)
  const owned = started.move()
  return {
    server,
    otherCore,
    ways: {
      direct: {
        name: 'direct',
        small: `${compute}/servers/x`,
        stream: `http://127.0.0.1:${ready.port}/v1`,
        headers: {},
      },
      aloft: {
        name: 'aloft',
        small: `${server.url}/api/cloud/dfw/compute/servers/x`,
        stream: `${server.url}/api/cloud/dfw/object-store`,
        headers: { cookie, origin: server.url },
        pid: server.pid,
      },
      nginx: {
        name: 'nginx',
        small: `http://127.0.0.1:${port.nginx}/v2.1/servers/x`,
        stream: `http://127.0.0.1:${port.nginx}/v1`,
        headers: {},
        pid: peer.workerPid,
      },
      keepAlive: {
        name: 'nginx, keep-alive',
        small: `http://127.0.0.1:${port.keepAlive}/v2.1/servers/x`,
        stream: `http://127.0.0.1:${port.keepAlive}/v1`,
        headers: {},
        pid: peer.workerPid,
      },
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

function startPeer(
  bench: Bench,
  port: { small: number; nginx: number; keepAlive: number },
  streamPort: number,
  core: number | undefined,
): Promise<Nginx> {
  return startNginx({
    folder: join(bench.temporary, 'nginx-peer'),
    servers:
      proxyServer(port.nginx, { small: port.small, stream: streamPort }, false) +
      proxyServer(port.keepAlive, { small: port.small, stream: streamPort }, true),
    port: port.nginx,
    ...(core !== undefined && { core }),
  })
}
