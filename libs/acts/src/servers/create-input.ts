import { Type, type Static } from 'typebox'
import { cloudId, serverMetadata, serverName, serverTag } from '../server-input.ts'

/** As many as one press may make. */
export const mostMade = 50

export const createInput = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    names: Type.Array(serverName, { minItems: 1, maxItems: mostMade }),
    image: cloudId,
    flavor: cloudId,
    /** Ids; empty or absent: the cloud chooses. */
    networks: Type.Optional(Type.Array(cloudId, { maxItems: 16 })),
    keyPair: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** Names; empty or absent: `default`. */
    securityGroups: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 255 }), { maxItems: 32 }),
    ),
    zone: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** Plain text; sent as base64, of which Nova takes 65,535 bytes. */
    userData: Type.Optional(Type.String({ maxLength: 49_000 })),
    tags: Type.Optional(Type.Array(serverTag, { maxItems: 50, uniqueItems: true })),
    metadata: Type.Optional(serverMetadata),
  },
  { additionalProperties: false },
)
export type CreateInput = Static<typeof createInput>
