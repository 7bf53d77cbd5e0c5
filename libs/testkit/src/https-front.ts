import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestCertificate } from './certificate.ts'

export interface HttpsFront extends AsyncDisposable {
  readonly keystone: string
  /** PEM file of the authority that vouches for it. */
  readonly caFile: string
}

/** A cloud as most are: by HTTPS, with an authority of its own; its catalog names this front. */
export async function startHttpsFront(cloud: {
  readonly keystone: string
}): Promise<HttpsFront> {
  const { certificate, key } = createTestCertificate()
  const folder = await mkdtemp(join(tmpdir(), 'aloft-authority-'))
  const caFile = join(folder, 'authority.pem')
  await writeFile(caFile, certificate)
  const { origin: behind } = new URL(cloud.keystone)
  let front = ''
  const server = createServer({ cert: certificate, key }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void passOn(Buffer.concat(chunks)).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined)
      })
    })
    async function passOn(body: Buffer<ArrayBuffer>): Promise<void> {
      const { host: _, connection: __, ...given } = request.headers
      const headers = Object.entries(given).map(([name, value]): [string, string] => {
        return [name, String(value)]
      })
      const answer = await fetch(`${behind}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers.filter(([name]) => name !== 'content-length'),
        ...(body.length > 0 && { body }),
      })
      const text = (await answer.text()).replaceAll(behind, front)
      for (const [name, value] of answer.headers) {
        if (!/^(content-(length|encoding)|transfer-encoding|connection)$/.test(name)) {
          response.setHeader(name, value)
        }
      }
      response.writeHead(answer.status).end(text)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port')
  front = `https://127.0.0.1:${address.port}`
  return {
    keystone: cloud.keystone.replace(behind, front),
    caFile,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}
