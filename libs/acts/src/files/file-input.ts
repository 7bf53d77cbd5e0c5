import { Type } from 'typebox'

/** Swift counts bytes; a name of other letters may be shorter. */
export const containerName = Type.String({
  minLength: 1,
  maxLength: 256,
  pattern: '^[^/]+$',
  description: 'must not hold a slash',
})

export const objectName = Type.String({ minLength: 1, maxLength: 1024 })

/** Names become headers, so they hold what a header's name may; Swift does not tell `A` from `a`. */
export const fileMetadata = Type.Record(
  Type.String({
    pattern: '^[A-Za-z0-9.-]{1,128}$',
    description: 'may hold letters, digits, - and .',
  }),
  Type.String({ minLength: 1, maxLength: 256 }),
)

/** Swift's own answer for what it deletes in one request is bounded by time, not by number. */
export const mostDeleted = 1_000
