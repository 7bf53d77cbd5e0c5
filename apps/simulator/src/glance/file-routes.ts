import type { FastifyInstance } from 'fastify'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import { Fault } from '../core/fault.ts'
import { type ImageRoute, type Images, imageOf, ownImageOf } from './access.ts'
import { type ImageFiles, imageSizeLimitBytes, TooLarge, zeros } from './files.ts'

const tooLarge = (): Fault =>
  new Fault(
    413,
    `The provided image is too large: it may hold ${imageSizeLimitBytes / 1024 / 1024} MiB at most.`,
  )

/** Upload and download of an image's bytes, both as streams. */
export function fileRoutes(
  app: FastifyInstance,
  { cloud }: ServiceScope,
  store: Images,
  files: ImageFiles,
): void {
  const now = (): string => toSeconds(cloud.clock.now())
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload)
  })

  app.put<ImageRoute>(
    '/v2/images/:id/file',
    // One above the limit: what is larger gets Glance's own words below.
    { bodyLimit: Number.MAX_SAFE_INTEGER },
    async (request, reply) => {
      const image = ownImageOf(store, request, 'upload_image')
      const type = request.headers['content-type']?.split(';')[0]?.trim() ?? ''
      if (type !== 'application/octet-stream') {
        throw new Fault(415, `Unsupported Media Type: ${type}`)
      }
      if (image.status !== 'queued') {
        throw new Fault(
          409,
          `Image status transition from ${image.status} to saving is not allowed`,
        )
      }
      if (image.disk_format === null || image.container_format === null) {
        throw new Fault(
          400,
          'Properties disk_format, container_format must be set prior to saving data.',
        )
      }
      if (Number(request.headers['content-length'] ?? 0) > imageSizeLimitBytes)
        throw tooLarge()
      store.images.put({ ...image, status: 'saving', updated_at: now() })
      try {
        // The parser above hands over the request itself, a stream of buffers.
        const stored = await files.write(image.id, request.raw)
        const current = store.images.get(image.id)
        if (!current)
          throw new Fault(410, `Image ${image.id} was deleted during the upload`)
        store.images.put({
          ...current,
          status: 'active',
          size: stored.size,
          checksum: stored.md5,
          os_hash_algo: 'sha512',
          os_hash_value: stored.sha512,
          updated_at: now(),
        })
      } catch (error) {
        const current = store.images.get(image.id)
        if (current) store.images.put({ ...current, status: 'queued', updated_at: now() })
        else await files.remove(image.id)
        throw error instanceof TooLarge ? tooLarge() : error
      }
      return reply.code(204).send()
    },
  )

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
