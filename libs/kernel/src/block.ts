import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Static, TObject } from 'typebox'
import type { Caller, UserCaller } from '@aloft/contracts/caller'
import type { Contract } from '@aloft/contracts/contract'
import type { BlockClient } from './client.ts'
import type { Clock } from './clock.ts'
import type { KernelConfig } from './kernel-config.ts'
import type { Leases } from './leases.ts'
import type { Logger } from './log.ts'
import type { Notifications } from './notifications.ts'
import type { Queue } from './queue.ts'
import type { Sealer } from './seal.ts'
import type { Stats } from './stats.ts'

/** What every block is given. `Tables` is the shape of the block's own schema. */
export interface Deps<Config = unknown, Tables = unknown> {
  /** The block's own section of the configuration. */
  readonly config: Config
  /** What all blocks share: name of the datacenter and host, public address, crew … */
  readonly kernel: KernelConfig
  readonly log: Logger
  readonly stats: Stats
  readonly clock: Clock
  /** Bound to the block's schema. */
  readonly database: Kysely<Tables>
  /** Talks to another block, in-process when it is local, by HTTP when not. */
  call<C extends Contract>(contract: C, caller?: Caller): BlockClient<C>
  readonly leases: Leases
  readonly notifications: Notifications
  readonly queue: Queue
  readonly sealer: Sealer
  /** Aborted when the process begins to drain. */
  readonly draining: AbortSignal
  /** The contracts of every block that the program knows, running here or not. */
  readonly contracts: readonly Contract[]
}

/** The answer to "can you do your work?" of one thing that a block needs. */
export interface NextHop {
  readonly name: string
  readonly ok: boolean
  /** Why not, or how long it took. */
  readonly detail?: string
}

export interface PeriodicJob {
  readonly name: string
  readonly everyMs: number
  /** Runs in one process of N at a time: it holds the lease of that name. */
  run(signal: AbortSignal): Promise<void>
}

/** A building block: data that the kernel boots. See ARCHITECTURE.md, "Blocks". */
export interface Block<Schema extends TObject = TObject, Tables = unknown> {
  readonly name: string
  readonly contract: Contract
  /** TypeBox object with a default for every key. */
  readonly config: Schema
  /** In order of name; each can run twice without harm. */
  readonly migrations: Readonly<Record<string, Migration>>
  /** `database`, and the names of the blocks it calls. */
  readonly needs: readonly string[]
  /** Mounted under `/api/<name>`, encapsulated. */
  routes(app: FastifyInstance, deps: Deps<Static<Schema>, Tables>): void | Promise<void>
  /**
   * The gateway's: who is behind a request that carries no signed caller (the session of its cookie),
   * after its origin was checked. Asked for the routes of every block in the process; requests for a
   * block that runs elsewhere are forwarded there, signed for that person. Throws what the browser
   * shall see, gives `undefined` when nobody is signed in.
   */
  authenticate?(
    deps: Deps<Static<Schema>, Tables>,
  ): (request: FastifyRequest) => Promise<UserCaller | undefined>
  /** Mounted at the root, for what has an address of its own (the panel, `/render`). */
  rootRoutes?(
    app: FastifyInstance,
    deps: Deps<Static<Schema>, Tables>,
  ): void | Promise<void>
  /** Sockets other than HTTP. */
  listen?(deps: Deps<Static<Schema>, Tables>): Promise<AsyncDisposable>
  jobs?(deps: Deps<Static<Schema>, Tables>): readonly PeriodicJob[]
  ready?(deps: Deps<Static<Schema>, Tables>): Promise<readonly NextHop[]>
}

/**
 * Declares a block: `defineBlock<typeof GatewayConfig, GatewayTables>({ … })`. Its own types end here;
 * the kernel boots blocks of any kind.
 */
export function defineBlock<Schema extends TObject = TObject, Tables = unknown>(
  block: Block<Schema, Tables>,
): Block {
  // The kernel gives each block the section that its schema has checked and its own schema's tables.
  return block as unknown as Block
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the kernel on every route of a contract, after its signature was verified. */
    caller: Caller | undefined
  }
  interface FastifyContextConfig {
    /** Passes bodies of any length on as they come, and watches over them itself. */
    streamsBody?: boolean
    /** Answers as if nothing were there to those whom it is not for. */
    isHidden?: boolean
  }
}

export type { Caller, UserCaller }
