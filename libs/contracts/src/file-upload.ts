import { Type, type Static } from 'typebox'

/** A file on its way from a browser into an object of Swift. */
export const FileUpload = Type.Object(
  {
    /** Made by the browser, one for each upload: what is told of it again is told of the same. */
    key: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
    region: Type.String({ minLength: 1, maxLength: 255 }),
    container: Type.String({ minLength: 1, maxLength: 256 }),
    object: Type.String({ minLength: 1, maxLength: 1024 }),
    sizeBytes: Type.Integer({ minimum: 0, maximum: 2 ** 50 }),
  },
  { additionalProperties: false },
)
export type FileUpload = Static<typeof FileUpload>

export const FileUploadEnd = Type.Object(
  {
    upload: FileUpload,
    state: Type.Union([Type.Literal('done'), Type.Literal('failed')]),
    /** Why it failed, as the person was told. */
    message: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)
export type FileUploadEnd = Static<typeof FileUploadEnd>

/** Operations of the gateway: the bytes go through the proxy, what is written down goes here. */
export const fileUploadOperations = {
  'POST /file-uploads': {
    summary:
      'Write down that a file is about to be uploaded into an object; the bytes go through the proxy',
    audience: 'user',
    body: FileUpload,
    reply: Type.Object({
      /** A larger file goes in segments of so many bytes. */
      segmentBytes: Type.Integer(),
    }),
  },
  'POST /file-uploads/end': {
    summary: 'Write down what came of the upload of a file, by the word of the browser',
    audience: 'user',
    body: FileUploadEnd,
  },
} as const
