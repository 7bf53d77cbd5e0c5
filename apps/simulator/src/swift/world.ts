import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServiceScope } from '../core/cloud.ts'
import type { Access } from './access.ts'
import type { Address } from './address.ts'
import type { Containers } from './containers.ts'
import type { Content } from './content.ts'
import type { Objects } from './objects.ts'

/** All that a region's Swift keeps. */
export interface Store {
  readonly containers: Containers
  readonly objects: Objects
  readonly content: Content
}

/** One request, authorised. */
export interface Exchange {
  readonly scope: ServiceScope
  readonly store: Store
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly address: Address
  readonly access: Access
}

/** An exchange about a container, or what is in it. */
export type ContainerExchange = Exchange & {
  readonly address: Address & { readonly container: string }
}
/** An exchange about an object. */
export type ObjectExchange = Exchange & {
  readonly address: Address & { readonly container: string; readonly object: string }
}

/** Largest object that is not made of segments: `max_file_size`. */
export const mostObjectBytes = 5_368_709_122

/** `1376840866.12345`, the form of `X-Timestamp`. */
export const toTimestamp = (atMs: number): string => (atMs / 1000).toFixed(5)

/** `2013-08-18T15:47:46.123450`, the form of listings. */
export const toListed = (atMs: number): string =>
  `${new Date(atMs).toISOString().slice(0, 23)}000`

/** The form of HTTP, in whole seconds, never before the change itself. */
export const toHttpDate = (atMs: number): string =>
  new Date(Math.ceil(atMs / 1000) * 1000).toUTCString()
