import type { FastifyInstance } from 'fastify'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { type ImageRoute, type Images, imageOf, ownImageOf } from './access.ts'
import { type ImageFiles, imageSizeLimitBytes, TooLarge, zeros } from './files.ts'
import type { Image } from './image.ts'
import type { ImageQuota } from './quota.ts'
import { stagedId } from './staging.ts'

const MEBIBYTE = 1024 * 1024
const tooLarge = (): Fault =>
  new Fault(
    413,
    `The incoming image is too large: it may hold ${imageSizeLimitBytes / MEBIBYTE} MiB at most.`,
  )

/** Upload, staging and download of an image's bytes, all as streams. */
export function fileRoutes(
  app: FastifyInstance,
  { cloud }: ServiceScope,
  store: Images,
  files: ImageFiles,
  quota: ImageQuota,
): void {
  const now = (): string => toSeconds(cloud.clock.now())
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload)
  })

  for (const [route, during, action, limit] of [
    ['file', 'saving', 'upload_image', 'image_size_total'],
    ['stage', 'uploading', 'modify_image', 'image_stage_total'],
  ] as const) {
    app.put<ImageRoute>(
      `/v2/images/:id/${route}`,
      // What is too large gets Glance's own words below.
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const image = ownImageOf(store, request, action)
        const type = request.headers['content-type']?.split(';')[0]?.trim() ?? ''
        const size = Number(request.headers['content-length'] ?? 0)
        if (type !== 'application/octet-stream') throw wrongType(type)
        quota.require(image.owner ?? '', limit, Math.floor(size / MEBIBYTE))
        checkReady(image, during)
        if (size > imageSizeLimitBytes) throw tooLarge()
        store.images.put({ ...image, status: during, updated_at: now() })
        try {
          quota.require(image.owner ?? '', 'image_count_uploading', 0)
          // The parser above hands over the request itself, a stream of buffers.
          await keep(image.id, route, request.raw)
        } catch (error) {
          const current = store.images.get(image.id)
          if (current) store.images.put({ ...current, status: 'queued', updated_at: now() })
          else await files.remove(image.id)
          if (error instanceof TooLarge) throw tooLarge()
          // Nobody is there to be answered.
          throw request.raw.complete ? error : new Fault(400, 'The client went away')
        }
        return reply.code(204).send()
      },
    )
  }

  async function keep(
    id: string,
    route: 'file' | 'stage',
    source: AsyncIterable<Buffer>,
  ): Promise<void> {
    const { size, md5, sha512 } = await files.write(
      route === 'file' ? id : stagedId(id),
      source,
    )
    const current = store.images.get(id)
    if (!current) {
      throw new Fault(
        410,
        `Image ${id} could not be found after upload. The image may have been deleted during the upload, cleaning up the chunks uploaded.`,
      )
    }
    const stored = {
      status: 'active',
      checksum: md5,
      os_hash_algo: 'sha512',
      os_hash_value: sha512,
    } as const
    const change = route === 'file' ? stored : {}
    store.images.put({ ...current, ...change, size, updated_at: now() })
  }

  app.get<ImageRoute>('/v2/images/:id/file', async (request, reply) => {
    const image = imageOf(store, request)
    if (image.status === 'deactivated') {
      throw new Fault(
        403,
        'The requested image has been deactivated. Image data download is forbidden.',
      )
    }
    if (image.status !== 'active' || image.size === null) return reply.code(204).send()
    reply.type('application/octet-stream').header('content-length', image.size)
    if (image.checksum !== null) reply.header('content-md5', image.checksum)
    return reply.send(
      (await files.has(image.id)) ? files.read(image.id) : zeros(image.size),
    )
  })
}

const wrongType = (type: string): Fault =>
  new Fault(
    415,
    `The request media type ${type || 'None'} is not supported by this server.`,
  )

function checkReady(image: Image, during: string): void {
  if (image.status !== 'queued') {
    throw new Fault(
      409,
      `Image status transition from ${image.status} to ${during} is not allowed`,
    )
  }
  // What is staged may be told its formats until it is imported.
  if (during === 'uploading') return
  const missing = (['disk_format', 'container_format'] as const).filter(
    (name) => image[name] === null,
  )
  if (missing.length === 0) return
  const noun = missing.length === 1 ? 'Property' : 'Properties'
  throw new Fault(400, `${noun} ${missing.join(', ')} must be set prior to saving data.`)
}
