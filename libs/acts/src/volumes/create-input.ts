import { Type, type Static } from 'typebox'
import { cloudId, serverMetadata } from '../server-input.ts'
import {
  volumeDescription,
  volumeName,
  volumeSize,
  volumeTypeName,
} from './volume-input.ts'

export const createVolumeInput = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: volumeName,
    description: Type.Optional(volumeDescription),
    size: volumeSize,
    type: Type.Optional(volumeTypeName),
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** At most one of these three: what is copied onto it. */
    image: Type.Optional(cloudId),
    snapshot: Type.Optional(cloudId),
    volume: Type.Optional(cloudId),
    metadata: Type.Optional(serverMetadata),
  },
  { additionalProperties: false },
)
export type CreateVolumeInput = Static<typeof createVolumeInput>
