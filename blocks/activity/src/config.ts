import { Type, type Static } from 'typebox'

export const ActivityConfig = Type.Object(
  {
    /** Entries older than this are deleted. */
    keepDays: Type.Integer({ minimum: 1, default: 400 }),
  },
  { additionalProperties: false },
)
export type ActivityConfig = Static<typeof ActivityConfig>
