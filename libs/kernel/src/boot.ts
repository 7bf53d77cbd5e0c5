import type { FastifyInstance } from 'fastify'
import type { Static, TObject } from 'typebox'
import type { Caller } from '@aloft/contracts/caller'
import type { Contract } from '@aloft/contracts/contract'
import type { Block, Deps } from './block.ts'
import { BlockCalls } from './block-calls.ts'
import { createCallerSigner } from './caller-signature.ts'
import { systemClock, type Clock } from './clock.ts'
import { connectionOptions, Database } from './database.ts'
import { AloftError } from './errors.ts'
import { forwardRoutes } from './forward.ts'
import { healthRoutes } from './health.ts'
import type { KernelConfig } from './kernel-config.ts'
import { createLeases } from './leases.ts'
import { checkListening, closeServer, listen } from './listening.ts'
import { createLogger, type Logger } from './log.ts'
import { migrate, pendingMigrations } from './migrations.ts'
import { PostgresNotifications } from './notifications.ts'
import { runPeriodically } from './periodic-jobs.ts'
import { PostgresQueue } from './queue.ts'
import { blockProbe, databaseProbe, processProbe, remoteProbe } from './readiness-probes.ts'
import { createSealer } from './seal.ts'
import { createServer, type Authenticate } from './server.ts'
import { createStats } from './stats.ts'

/** A block's own section. */
type Section = Static<TObject>

export interface BootOptions {
  /** The blocks to run in this process. */
  readonly blocks: readonly Block[]
  /** Contracts of all blocks of the program; those of `blocks` when absent. */
  readonly contracts?: readonly Contract[]
  readonly config: {
    readonly kernel: KernelConfig
    /** Sections by the blocks' names. */
    readonly sections: Readonly<Record<string, Section>>
  }
  readonly clock?: Clock
  /** The process's own when absent: made from `kernel.log`. */
  readonly log?: Logger
}

export interface Running extends AsyncDisposable {
  /** `http://127.0.0.1:8080` */
  readonly url: string
  readonly log: Logger
  /** Not ready at once, serves on for `kernel.drainMs`, finishes what is in flight, closes. */
  drain(): Promise<void>
  /** Closes without the drain time. */
  close(): Promise<void>
}

/** Starts blocks in this process and listens. Throws `start_failed` that names the block. */
export async function boot(options: BootOptions): Promise<Running> {
  const { kernel, sections } = options.config
  const clock = options.clock ?? systemClock
  const log =
    options.log ??
    createLogger({
      level: kernel.log.level,
      datacenter: kernel.datacenter,
      host: kernel.host,
      ...(kernel.log.file !== '' && { destination: kernel.log.file }),
    })
  await checkListening(kernel)
  await using cleanup = new AsyncDisposableStack()
  const draining = new AbortController()
  const database = cleanup.use(new Database(kernel.database, log))
  const stats = createStats(kernel.stats, log)
  cleanup.defer(() => stats.close())
  await prepareSchemas(database, options)

  const signer = createCallerSigner(kernel.callerKeys, clock)
  let authenticate: Authenticate | undefined
  const app = createServer({
    config: kernel,
    log,
    signer,
    draining: draining.signal,
    authenticate: () => authenticate,
  })
  const names = options.blocks.map((block) => block.name)
  const elsewhere = Object.entries(kernel.blocks).filter(([name]) => !names.includes(name))
  const calls = cleanup.use(
    new BlockCalls({
      app,
      signer,
      local: names,
      remote: Object.fromEntries(elsewhere),
      timeoutMs: kernel.callTimeoutMs,
    }),
  )
  const notifications = cleanup.use(
    new PostgresNotifications(database.pool, connectionOptions(kernel.database), log),
  )
  const queue = cleanup.use(new PostgresQueue(database.pool, log))
  const leases = createLeases(database.pool, log)
  const sealer = createSealer(kernel.sealingKeys)
  const contracts = options.contracts ?? options.blocks.map((block) => block.contract)

  const depsOf = (block: Block): Deps<Section> => ({
    config: sections[block.name] ?? {},
    kernel,
    log: log.child({ block: block.name }),
    stats,
    clock,
    database: database.schema(block.name),
    call: (contract, caller?: Caller) =>
      calls.client(contract, caller ?? { kind: 'block', block: block.name }),
    leases,
    notifications,
    queue,
    sealer,
    draining: draining.signal,
    contracts,
  })
  const blocks = options.blocks.map((block) => ({ block, deps: depsOf(block) }))

  for (const { block, deps } of blocks) {
    authenticate ??= block.authenticate?.(deps)
  }
  healthRoutes(app, {
    isDraining: () => draining.signal.aborted,
    local: [
      databaseProbe(database),
      processProbe(app, kernel.maxEventLoopDelayMs),
      ...blocks.flatMap(blockProbe),
    ],
    remote: elsewhere.map(remoteProbe),
    log,
  })
  for (const { block, deps } of blocks) await mount(app, block, deps)
  if (authenticate !== undefined) {
    for (const [block, address] of elsewhere) {
      forwardRoutes(app, { block, address, signer, timeoutMs: kernel.forwardTimeoutMs })
    }
  }
  const url = await listen(app, kernel)
  cleanup.defer(() => closeServer(app, kernel.stopMs))
  for (const { block, deps } of blocks) {
    const listener = await named(block.name, async () => block.listen?.(deps))
    if (listener !== undefined) cleanup.use(listener)
  }
  const jobs = blocks.flatMap(({ block, deps }) =>
    (block.jobs?.(deps) ?? []).map((job) =>
      runPeriodically(job, {
        block: block.name,
        pool: database.pool,
        leases,
        log: deps.log,
        draining: draining.signal,
      }),
    ),
  )
  cleanup.defer(async () => {
    await Promise.all(jobs)
  })
  log.info({ url, blocks: names, release: kernel.release }, `Aloft runs at ${url}`)
  const running = cleanup.move()
  let closed: Promise<void> | undefined
  const close = () => {
    draining.abort()
    closed ??= running.disposeAsync()
    return closed
  }
  return {
    url,
    log,
    close,
    async drain() {
      log.info(`Draining for ${kernel.drainMs} ms`)
      draining.abort()
      await new Promise((resolve) => setTimeout(resolve, kernel.drainMs))
      await close()
      log.info('Stopped')
    },
    [Symbol.asyncDispose]: close,
  }
}

async function prepareSchemas(database: Database, options: BootOptions): Promise<void> {
  const { kernel } = options.config
  await database.waitUntilReachable(kernel.database.startTimeoutMs)
  if (kernel.database.migrate) {
    await migrate(kernel.database, options.blocks)
    return
  }
  const [first] = await pendingMigrations(kernel.database, options.blocks)
  if (first === undefined) return
  throw new AloftError('start_failed', {
    message: `The schema ${first.schema} lacks the migration ${first.name}.`,
    hint: 'Run `aloft migrate` first, or set kernel.database.migrate to true.',
  })
}

async function mount(
  app: FastifyInstance,
  block: Block,
  deps: Deps<Section>,
): Promise<void> {
  await named(block.name, async () => {
    await app.register(async (scope) => block.routes(scope, deps), {
      prefix: `/api/${block.name}`,
    })
    await app.register(async (scope) => block.rootRoutes?.(scope, deps))
  })
}

/** Says which block could not start. */
async function named<T>(block: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AloftError(
      'start_failed',
      { message: `The block ${block} could not start: ${why}`, context: { block } },
      { cause },
    )
  }
}
