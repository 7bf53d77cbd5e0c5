import { join } from 'node:path'
import { startCluster, type Cluster } from '@aloft/kernel/embedded-postgres/cluster'
import { isRunning } from '@aloft/kernel/embedded-postgres/postmaster'
import type { Logger } from '@aloft/kernel/log'

export interface DemoDatabaseOptions {
  readonly folder: string
  readonly port: number
  readonly password: string
  readonly log: Logger
  /** Aborted while it starts: it is given up. */
  readonly stopping: AbortSignal
}

const lookEveryMs = 1000

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
}

/** The embedded PostgreSQL of a data folder, started again when it was killed. */
export class DemoDatabase implements AsyncDisposable {
  /** Whether this start made the database of the simulator, which is to be filled then. */
  readonly isSimulatorNew: boolean
  readonly #options: DemoDatabaseOptions
  #cluster: Cluster
  readonly #watch: NodeJS.Timeout
  #starting: Promise<void> | undefined
  #stopping = false

  private constructor(
    options: DemoDatabaseOptions,
    cluster: Cluster,
    isSimulatorNew: boolean,
  ) {
    this.isSimulatorNew = isSimulatorNew
    this.#options = options
    this.#cluster = cluster
    this.#watch = setInterval(() => this.#look(), lookEveryMs)
  }

  static async start(options: DemoDatabaseOptions): Promise<DemoDatabase> {
    const cluster = await startDemoCluster(options)
    try {
      await cluster.ensureDatabase('aloft')
      const isSimulatorNew = await cluster.ensureDatabase('simulator')
      return new DemoDatabase(options, cluster, isSimulatorNew)
    } catch (error) {
      await cluster.stop()
      throw error
    }
  }

  url(database: 'aloft' | 'simulator'): string {
    return this.#cluster.url(database)
  }

  #look(): void {
    if (this.#stopping || this.#starting !== undefined || isRunning(this.#cluster.pid))
      return
    const { log } = this.#options
    log.warn('The embedded PostgreSQL ended; it is started again')
    this.#starting = startDemoCluster(this.#options)
      .then(
        (cluster) => {
          this.#cluster = cluster
        },
        (error: unknown) => log.error({ error }, 'The embedded PostgreSQL does not start'),
      )
      .finally(() => {
        this.#starting = undefined
      })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    clearInterval(this.#watch)
    await this.#starting
    await this.#cluster.stop()
  }
}

function startDemoCluster({
  folder,
  port,
  password,
  stopping,
}: DemoDatabaseOptions): Promise<Cluster> {
  const directory = join(folder, 'postgres')
  return startCluster({ directory, port, password, settings, stopping })
}
