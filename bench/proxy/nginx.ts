import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { childrenOf } from '../process-figures.ts'
import { startChild, type Child } from '../child.ts'

export interface Nginx extends AsyncDisposable {
  /** The process that does the work. */
  readonly workerPid: number
}

/** About 1.6 kB of JSON, as a `GET /servers/<id>` has. */
const smallBody = JSON.stringify({
  server: { id: 'x', name: 'bench', metadata: 'a'.repeat(1500) },
})

/** `server` blocks that answer a small JSON body by themselves. */
export function staticServer(port: number): string {
  return `
    server {
      listen 127.0.0.1:${port};
      default_type application/json;
      location / { return 200 '${smallBody}'; }
    }`
}

/** The peer: plain `proxy_pass`, and a second one that keeps its connections. */
export function proxyServer(
  port: number,
  upstream: { readonly small: number; readonly stream: number },
  keepAlive: boolean,
): string {
  const name = `upstream_${port}`
  return `
    upstream ${name} { server 127.0.0.1:${upstream.small}; ${keepAlive ? 'keepalive 64;' : ''} }
    server {
      listen 127.0.0.1:${port};
      client_max_body_size 0;
      location / {
        proxy_pass http://${name};
        ${keepAlive ? 'proxy_http_version 1.1; proxy_set_header Connection "";' : ''}
      }
      location /v1/ {
        proxy_pass http://127.0.0.1:${upstream.stream};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_request_buffering off;
        proxy_buffering off;
      }
    }`
}

/** Starts Debian's nginx with one worker on a configuration of its own, bound to one core. */
export async function startNginx(options: {
  readonly folder: string
  readonly servers: string
  readonly port: number
  readonly core?: number
}): Promise<Nginx> {
  const { folder, servers, port, core } = options
  const program = programFile()
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n    ')
  writeFileSync(
    path,
    `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr crit;
events { worker_connections 4096; }
http {
    ${temporary}
    access_log off;
    keepalive_timeout 600s;
    keepalive_requests 1000000000;
    ${servers}
}
`,
  )
  const child = startChild(program, ['-c', path, '-p', folder], {
    ...(core !== undefined && { core }),
  })
  await answering(child, port)
  const [workerPid] = childrenOf(child.pid)
  if (workerPid === undefined) throw new Error(`nginx has no worker: ${child.errors()}`)
  return { workerPid, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() }
}

/** Debian puts it where only root's PATH leads. */
function programFile(): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  const found = folders.map((folder) => join(folder, 'nginx')).find(existsSync)
  if (found === undefined) {
    throw new Error('nginx is not installed (Debian: apt-get install nginx-light)')
  }
  return found
}

async function answering(child: Child, port: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    if (child.process.exitCode !== null) break
    try {
      await fetch(`http://127.0.0.1:${port}/`)
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`nginx does not answer: ${child.errors()}`)
}
