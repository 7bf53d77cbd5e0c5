import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from './caller.ts'
import type { Clock } from './clock.ts'
import type { Progress } from './progress.ts'
import type { Region } from './region.ts'
import type { Store } from './store.ts'

/** Where a request is about to go; `region` is missing for Keystone. */
export interface GateTarget {
  readonly region?: string
  /** `RegionalService.id`, or `identity`. */
  readonly service: string
}

/** Runs before every request of every service: may wait, answer in its place, or cut the line. */
export type Gate = (
  target: GateTarget,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<void>

/** What all services share. */
export interface Cloud {
  readonly store: Store
  readonly clock: Clock
  readonly progress: Progress
  readonly regions: readonly Region[]
  /** All regional services, as the catalog lists them. */
  readonly services: readonly RegionalService[]
  /** Keystone's own address, `http://127.0.0.1:<port>`, known once it listens. */
  identityUrl: string
  /** How long a new token lives. */
  tokenSeconds: number
  /** Neutron's `pagination_max_limit`; 0: none. */
  mostPerPage: number
  /** Whom a token speaks for; nothing when it is unknown, expired or revoked. */
  readonly callerOfToken: (token: string) => Caller | undefined
  /** The dials' hook. */
  gate?: Gate
}

/** One service in one region. */
export interface ServiceScope {
  readonly cloud: Cloud
  readonly region: Region
}

/** A service that every region has; `src/services.ts` lists them. */
export interface RegionalService {
  /** As the dials name it: `compute`. */
  readonly id: string
  /** As the catalog names it: `compute` and `nova`. */
  readonly type: string
  readonly name: string
  /** The path that the plugin is mounted under: `/compute`. */
  readonly mount: string
  /** The path of the catalog's endpoint: `/compute/v2.1`. */
  readonly endpoint: (projectId: string) => string
  readonly plugin: (scope: ServiceScope) => FastifyPluginAsync
}

/** What Keystone's port serves beside Keystone: the dials. */
export interface ControlPlugin {
  readonly mount: string
  readonly plugin: (cloud: Cloud) => FastifyPluginAsync
}

/** Fills an empty store; called once, for a database that was never seeded. */
export type Seed = (cloud: Cloud) => void | Promise<void>
