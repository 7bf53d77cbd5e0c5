import { Type, type Static } from 'typebox'
import { UpstreamFailure } from './error-body.ts'

/** One file on its way from a browser into an image, and how far it is. */
export const ImageUpload = Type.Object({
  id: Type.String(),
  region: Type.String(),
  imageId: Type.String(),
  sizeBytes: Type.Integer(),
  /** So many bytes are taken: the next chunk begins here, whatever was sent before. */
  offset: Type.Integer(),
  /** The longest chunk that is taken. */
  chunkBytes: Type.Integer(),
  /** When nothing came for so long it is given up. */
  idleSeconds: Type.Integer(),
  state: Type.Union([
    Type.Literal('receiving'),
    /** Everything was sent: the cloud stores and checks it. */
    Type.Literal('storing'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('aborted'),
  ]),
  /** Why it failed, in words for the person. */
  message: Type.Optional(Type.String()),
  upstream: Type.Optional(UpstreamFailure),
})
export type ImageUpload = Static<typeof ImageUpload>

export const BeginImageUpload = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    /** A queued image of the project. */
    imageId: Type.String({ minLength: 1, maxLength: 255 }),
    sizeBytes: Type.Integer({ minimum: 1, maximum: 2 ** 50 }),
    /**
     * Chosen by who begins it, and the upload's id then: whoever got no answer asks again with the same
     * one, and gets the upload that was begun.
     */
    key: Type.Optional(
      Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    ),
  },
  { additionalProperties: false },
)
export type BeginImageUpload = Static<typeof BeginImageUpload>

const params = Type.Object({ id: Type.String({ maxLength: 64 }) })

/** Operations of the gateway: a browser's file as chunks, one stream to the cloud. */
export const imageUploadOperations = {
  'POST /image-uploads': {
    summary:
      'Begin to upload a file into a queued image; a known key gives its upload back',
    audience: 'user',
    body: BeginImageUpload,
    reply: ImageUpload,
    status: 201,
  },
  'GET /image-uploads/:id': {
    summary: 'How far an upload is, and what came of it',
    audience: 'user',
    params,
    reply: ImageUpload,
  },
  'PUT /image-uploads/:id/chunk': {
    summary:
      'The next bytes of the file. A chunk that does not begin at `offset` of the upload is left out; the reply names where to go on',
    audience: 'user',
    params,
    query: Type.Object({
      offset: Type.Integer({ minimum: 0 }),
      /** Of the chunk: https://www.rfc-editor.org/rfc/rfc1952#section-8 */
      crc32: Type.String({
        pattern: '^[0-9a-f]{8}$',
        description: 'a CRC-32 in eight lower-case hexadecimal digits',
      }),
    }),
    bytes: true,
    reply: ImageUpload,
  },
  'POST /image-uploads/:id/end': {
    summary: 'Everything was sent: the cloud stores it; ask again until it is done',
    audience: 'user',
    params,
    reply: ImageUpload,
  },
  'DELETE /image-uploads/:id': {
    summary: 'Give an upload up: its image is queued again, without bytes',
    audience: 'user',
    params,
    reply: ImageUpload,
  },
} as const
