import { Type } from 'typebox'

/**
 * https://docs.openstack.org/api-ref/compute/#server-tags-servers-tags: no slash, no comma, at most 60
 * characters.
 */
export const serverTag = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[^/,]+$',
  description: 'must not hold a slash or a comma',
})

/** Nova refuses names that begin or end with a space. */
export const serverName = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^\\S(.*\\S)?$',
  description: 'must not begin or end with a space',
})

/** Keys and values of at most 255 characters; how many is the project's quota. */
export const serverMetadata = Type.Record(
  Type.String({
    pattern: '^[a-zA-Z0-9-_:. ]{1,255}$',
    description: 'may hold letters, digits, spaces and - _ : .',
  }),
  Type.String({ maxLength: 255 }),
)

/** Nova's own bound for `adminPass`; an empty one would be taken for none. */
export const adminPassword = Type.String({ minLength: 1, maxLength: 255 })

/** An id that goes into an address or a reference. */
export const cloudId = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^[^/?#\\s]+$',
})
