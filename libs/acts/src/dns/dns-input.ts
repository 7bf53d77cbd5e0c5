import { Type } from 'typebox'

/** RFC 2181, 8: 31 bits. */
export const ttl = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })
export const description = Type.String({ maxLength: 160 })
export const dnsName = Type.String({ minLength: 1, maxLength: 255 })
/** Data of records, in the form of zone files. */
export const records = Type.Array(Type.String({ minLength: 1, maxLength: 10_000 }), {
  minItems: 1,
  maxItems: 100,
  uniqueItems: true,
})

/** A field for a TTL. */
export const ttlField = (help: string) =>
  ({ name: 'ttl', label: 'Time to live (TTL)', kind: 'duration', help }) as const

export const descriptionField = {
  name: 'description',
  label: 'Description',
  kind: 'text',
} as const
