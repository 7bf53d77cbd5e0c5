import { Type, type Static } from 'typebox'

export const Region = Type.Object({
  /** The region's id in Keystone's catalog: `dfw`. */
  id: Type.String(),
  /** What people call it, from the configuration or Keystone's description: `Dallas`. */
  name: Type.String(),
  /** Service types that the catalog offers there: `compute`, `image`, `network` … */
  services: Type.Array(Type.String()),
})
export type Region = Static<typeof Region>
