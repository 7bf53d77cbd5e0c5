import { Type, type Static } from 'typebox'
import { cloudId, serverMetadata, serverName, serverTag } from '../server-input.ts'

export const createInput = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    names: Type.Array(serverName, { minItems: 1, maxItems: 50 }),
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

/**
 * `web` three times: `web-1`, `web-2`, `web-3`. A `#` in the name takes the number instead:
 * `web-#.example` → `web-1.example`.
 */
export function numberedNames(name: string, count: number): string[] {
  if (count <= 1 && !name.includes('#')) return [name]
  const width = String(count).length
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const number = String(index + 1).padStart(width, '0')
    return name.includes('#') ? name.replace('#', number) : `${name}-${number}`
  })
}
