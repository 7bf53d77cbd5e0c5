import { dropOwn, keepOwn, readOwn } from '../../session/own-storage.ts'
import { shownScope } from '../../session/shown-scope.ts'

interface Place {
  readonly region: string
  readonly id: string
}

const nameOf = ({ region, id }: Place) => `attach.${region}.${id}`

/**
 * For which server a volume is being made. This tab keeps it, not the address: a link that somebody
 * sends must not change anything by being opened.
 */
export function wishAttached(volume: Place, server: string): void {
  keepOwn(shownScope() ?? '', nameOf(volume), server)
}

export function wishedServer(volume: Place): string | undefined {
  const server = readOwn(shownScope() ?? '', nameOf(volume))
  return typeof server === 'string' ? server : undefined
}

/** Once it is begun it must not be begun again, by a reload either. */
export function dropWish(volume: Place): void {
  dropOwn(shownScope() ?? '', nameOf(volume))
}
