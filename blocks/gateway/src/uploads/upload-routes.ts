import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AddressInfo } from 'node:net'
import { gateway } from '@aloft/contracts/gateway'
import type { BeginImageUpload, ImageUpload } from '@aloft/contracts/image-upload'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import { discardBody } from '../proxy/request-body.ts'
import type { ActiveSession } from '../session/session.ts'
import { readChunk } from './chunk.ts'
import { leadsTo } from './instance.ts'
import { notThere, passedOnHeader, passToPeer, type Passed } from './peer.ts'
import type { Upload } from './upload.ts'
import { findUpload, type UploadRow } from './upload-store.ts'
import { uploadsOf } from './uploads.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Under `/api/gateway`: files from a browser into images, chunk by chunk. */
export async function uploadRoutes(app: FastifyInstance, deps: GatewayDeps): Promise<void> {
  const { resolver, dispatcher } = servicesOf(deps)
  const uploads = uploadsOf(deps)
  const { imageUploads: bounds } = deps.config
  // A TCP server has an address of this form.
  const port = () => (app.server.address() as AddressInfo).port

  /** Bytes are read by the handler, not before. */
  app.addContentTypeParser('application/octet-stream', (_request, _body, done) =>
    done(null, undefined),
  )

  const rowOf = (id: string, { project, user }: ActiveSession) =>
    findUpload(deps.database, id, { accountId: project.id, userId: user.id })

  /**
   * Does it here, or has the process do it that holds the upload. What has ended is told from the
   * database. `path`: of the GET by which another process is asked, where not by the request as it came.
   * Throws `not_found`, `block_unavailable` when that process is not reached, and `upload_lost` once it is
   * known to be gone.
   */
  async function where(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (upload: Upload) => Promise<unknown>,
    path?: string,
  ): Promise<ImageUpload> {
    const session = await resolver.require(request)
    const held = await uploads.find(id)
    if (held !== undefined) {
      if (!isOf(held, session)) throw new AloftError('not_found')
      await work(held)
      return held.present()
    }
    const row = uuid.test(id) ? await rowOf(id, session) : undefined
    if (row === undefined) throw new AloftError('not_found')
    const present = ended(row, bounds)
    if (present !== undefined) return present
    if (row.instance !== uploads.instance) {
      try {
        await passOn(row, { request, reply, path })
        // The peer's answer has been sent.
        return gonePresent(row, bounds)
      } catch (error) {
        // A way that is broken says nothing of whom it leads to.
        if (!uploads.isSilent(row)) throw error
      }
    }
    await uploads.settleLost(row)
    throw new AloftError('upload_lost')
  }

  /** Throws `block_unavailable`. */
  async function passOn(row: UploadRow, asked: Passed): Promise<void> {
    const isPassedOn = asked.request.headers[passedOnHeader] !== undefined
    if (isPassedOn || !leadsTo(row.owner, row.instance, uploads.instance)) throw notThere()
    await passToPeer(dispatcher, row.owner, asked)
  }

  serve(app, gateway, 'POST /image-uploads', async (asked) => {
    const { body, request, reply, traceId } = asked
    const session = await resolver.require(request)
    const { key } = body
    const row = key === undefined ? undefined : await rowOf(key, session)
    if (row !== undefined) requireSame(wantedBy(row), body)
    const upload = row ? undefined : await uploads.begin(session, body, traceId, port())
    if (upload !== undefined) {
      if (!isOf(upload, session)) throw new AloftError('key_reused')
      requireSame(upload.facts, body)
      return upload.present()
    }
    const path = `/api/gateway/image-uploads/${key}`
    return where(key ?? '', request, reply, async () => undefined, path)
  })

  serve(app, gateway, 'GET /image-uploads/:id', ({ params, request, reply }) =>
    where(params.id, request, reply, async () => undefined),
  )

  serve(app, gateway, 'PUT /image-uploads/:id/chunk', async (asked) => {
    const { params, query, request, reply } = asked
    try {
      return await where(params.id, request, reply, (upload) =>
        upload.take(query.offset, (reading) =>
          readChunk(request.raw, {
            crc32: query.crc32,
            mostBytes: bounds.chunkBytes,
            silenceMs: deps.config.cloud.idleTimeoutMs,
            ...reading,
          }),
        ),
      )
    } finally {
      await discardBody(request.raw)
    }
  })

  serve(app, gateway, 'POST /image-uploads/:id/end', ({ params, request, reply }) =>
    where(params.id, request, reply, (upload) => upload.end()),
  )

  serve(app, gateway, 'DELETE /image-uploads/:id', ({ params, request, reply }) =>
    where(params.id, request, reply, (upload) =>
      upload.giveUp({ state: 'aborted', message: 'The upload was given up.' }),
    ),
  )
}

const isOf = ({ facts }: Upload, { project, user }: ActiveSession): boolean =>
  facts.accountId === project.id && facts.userId === user.id

type Wanted = Pick<BeginImageUpload, 'region' | 'imageId' | 'sizeBytes'>

const wantedBy = ({ region, image_id, size_bytes }: UploadRow): Wanted => ({
  region,
  imageId: image_id,
  sizeBytes: Number(size_bytes),
})

/** Throws `key_reused` when a key came with another file before. */
function requireSame(begun: Wanted, asked: Wanted): void {
  const isSame =
    begun.region === asked.region &&
    begun.imageId === asked.imageId &&
    begun.sizeBytes === asked.sizeBytes
  if (!isSame) throw new AloftError('key_reused')
}

type Bounds = { readonly chunkBytes: number; readonly idleSeconds: number }

/** What came of one that no process holds any more; absent while one should. */
function ended(row: UploadRow, bounds: Bounds): ImageUpload | undefined {
  return row.state === 'receiving' || row.state === 'storing'
    ? undefined
    : gonePresent(row, bounds)
}

function gonePresent(row: UploadRow, { chunkBytes, idleSeconds }: Bounds): ImageUpload {
  const sizeBytes = Number(row.size_bytes)
  return {
    id: row.id,
    region: row.region,
    imageId: row.image_id,
    sizeBytes,
    offset: row.state === 'done' ? sizeBytes : 0,
    chunkBytes,
    idleSeconds,
    state: row.state,
    ...(row.message !== null && { message: row.message }),
    ...(row.upstream !== null && { upstream: row.upstream }),
  }
}
