import { AloftError } from '@aloft/kernel/errors'
import type { Clock } from '@aloft/kernel/clock'
import type { Logger } from '@aloft/kernel/log'
import type { Stats } from '@aloft/kernel/stats'
import { computeVersions } from '@aloft/openstack/microversions'
import { isRecord, readRecord, readText } from '@aloft/openstack/json-reader'
import type { Asking, CloudClient } from './cloud-client.ts'
import type { InventoryConfig } from './config.ts'
import { readImageNames } from './image-names.ts'
import type { ImageNames } from './image-names.ts'
import type { RowKeeper } from './row-keeper.ts'
import { isGone, serverRow } from './server-row.ts'
import type { ServerRow } from './server-row.ts'
import { serverPages } from './walk.ts'

/** What a read of a region needs of the session that asks. */
export interface RegionAccess {
  /** What people call the region. */
  readonly name: string
  readonly asking: Asking
  readonly compute: string
  /** Absent where the region has no image service. */
  readonly image: string | undefined
}

export interface ReaderDeps {
  readonly client: CloudClient
  readonly clock: Clock
  readonly log: Logger
  readonly stats: Stats
  readonly config: InventoryConfig
  /** Aborted when the process drains. */
  readonly signal: AbortSignal
  keeper(): RowKeeper
}

const imageNamesAgeMs = 600_000
/** A server's image is not among the names: they are read again when older than this. */
const newImageAgeMs = 30_000
const imageNamesPatienceMs = 1500
/** Clocks of the machines of one cloud differ by less. */
const clockSkewMs = 5_000
const noNames: ImageNames = new Map()

/** Reads the servers of one region of one project, one read at a time. */
export class RegionReader {
  readonly id: string
  readonly #deps: ReaderDeps
  /** When the last read that succeeded began. */
  readAtMs: number | undefined
  failure: AloftError | undefined
  #fullAtMs = 0
  #touchedAtMs = 0
  #beganAtMs = 0
  #newestMs: number | undefined
  #reading: Promise<void> | undefined
  readonly #readingTargets = new Set<Promise<void>>()
  #names: { readonly read: Promise<ImageNames>; readonly atMs: number } | undefined
  #namesMissing = false
  /** The token that the last read was refused for; another one may well be taken. */
  #refusedToken: string | undefined

  constructor(id: string, deps: ReaderDeps) {
    this.id = id
    this.#deps = deps
  }

  /** Reads that are under way, of the whole region and of single servers. */
  get reading(): readonly Promise<void>[] {
    const whole = this.#reading === undefined ? [] : [this.#reading]
    return [...whole, ...this.#readingTargets]
  }

  /** Whether the whole region is being read. */
  get isReading(): boolean {
    return this.#reading !== undefined
  }

  /** An act has changed something here: what is known is old, however new. */
  touch(): void {
    this.#touchedAtMs = this.#deps.clock.now()
  }

  /** Whether the last read failed because the cloud did not take somebody's token. */
  get isRefused(): boolean {
    return this.#refusedToken !== undefined
  }

  /** Whether it was this token that the cloud did not take. */
  refuses(token: string): boolean {
    return this.#refusedToken === token
  }

  /** Has said neither yes nor no to a token: it does not answer, has failed itself, or was not asked. */
  get isSilent(): boolean {
    if (this.failure === undefined) {
      return this.readAtMs === undefined && this.#reading === undefined
    }
    const { upstream } = this.failure.details
    return upstream?.status === undefined || upstream.status >= 500
  }

  isDue(): boolean {
    if (this.#reading !== undefined) return false
    const { config, clock } = this.#deps
    if (this.readAtMs === undefined || this.#touchedAtMs >= this.#beganAtMs) return true
    const passing = this.failure !== undefined || this.#deps.keeper().isPassing(this.id)
    const age = clock.now() - this.#beganAtMs
    return age >= (passing ? config.busyAgeMs : config.restAgeMs)
  }

  /** Reads now, or joins the read that is under way. Never rejects: see `failure`. */
  read(access: RegionAccess): Promise<void> {
    this.#reading ??= this.#run(access).finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  async #run(access: RegionAccess): Promise<void> {
    const { clock, config, log, stats } = this.#deps
    this.#beganAtMs = clock.now()
    const isFull =
      this.readAtMs === undefined ||
      this.#newestMs === undefined ||
      this.#namesMissing ||
      this.#beganAtMs - this.#fullAtMs >= config.fullWalkMs
    const startedAt = performance.now()
    if (this.isRefused && !this.refuses(access.asking.token)) this.#forgetFailure()
    try {
      await this.#walk(access, isFull)
      this.readAtMs = this.#beganAtMs
      this.#forgetFailure()
      if (isFull) this.#fullAtMs = this.#beganAtMs
      const kind = isFull ? 'walk' : 'changes'
      stats.timing(`inventory.${kind}.${this.id}`, performance.now() - startedAt)
    } catch (error) {
      this.failure =
        error instanceof AloftError
          ? error
          : new AloftError('internal', {}, { cause: error })
      this.#refusedToken = statusOf(error) === 401 ? access.asking.token : undefined
      stats.increment(`inventory.failed.${this.id}`)
      if (this.failure.code === 'internal')
        log.error({ error }, `Reading ${this.id} failed`)
      else log.warn({ error }, `The servers of ${this.id} could not be read`)
    }
  }

  #forgetFailure(): void {
    this.failure = undefined
    this.#refusedToken = undefined
  }

  async #walk(access: RegionAccess, isFull: boolean): Promise<void> {
    const { client, config, signal } = this.#deps
    const walk = this.#beganAtMs
    const names = this.#imageNames(access, imageNamesAgeMs)
    const changesSinceMs =
      isFull || this.#newestMs === undefined ? undefined : this.#newestMs - clockSkewMs
    let newest = this.#newestMs
    for await (const page of serverPages(client, {
      region: this.id,
      regionName: access.name,
      endpoint: access.compute,
      asking: access.asking,
      pageSize: config.pageSize,
      signal,
      ...(changesSinceMs !== undefined && { changesSinceMs }),
    })) {
      for (const server of page.servers) newest = later(newest, updatedAt(server))
      await this.#take(page.servers, await names, access, walk)
    }
    this.#newestMs = newest
    if (isFull) await this.#deps.keeper().sweep(this.id, walk)
  }

  async #take(
    servers: readonly unknown[],
    names: ImageNames,
    access: RegionAccess,
    walk: number,
  ): Promise<void> {
    const gone: string[] = []
    const kept: unknown[] = []
    for (const server of servers) {
      if (isRecord(server) && isGone(server)) gone.push(readText(server.id) ?? '')
      else kept.push(server)
    }
    const newNames = await this.#namesOfNewImages(kept, names, access)
    const rows = kept.flatMap(
      (server): ServerRow | [] => serverRow(server, this.id, newNames) ?? [],
    )
    // Asked for anew: while this one waited the project may have become too large for memory.
    await this.#deps.keeper().apply(this.id, rows, walk)
    await this.#deps.keeper().remove(gone)
  }

  /** A server made from an image that is newer than the names: they are read again, not too often. */
  async #namesOfNewImages(
    servers: readonly unknown[],
    names: ImageNames,
    access: RegionAccess,
  ): Promise<ImageNames> {
    const isKnown = servers.every((server) => {
      const id = readText(readRecord(readRecord(server).image).id)
      return id === undefined || names.has(id)
    })
    return isKnown ? names : this.#imageNames(access, newImageAgeMs)
  }

  /** Never rejects, and never takes long: a list without image names is better than none. */
  async #imageNames(access: RegionAccess, staleAfterMs: number): Promise<ImageNames> {
    const { client, clock, log, signal } = this.#deps
    const { image, asking, name } = access
    if (image === undefined) return noNames
    const age = clock.now() - (this.#names?.atMs ?? 0)
    if (age > (this.#namesMissing ? newImageAgeMs : staleAfterMs)) {
      const at = { region: this.id, regionName: name, endpoint: image, asking, signal }
      const read = readImageNames(client, at).catch((error: unknown) => {
        log.warn({ error }, `The images of ${this.id} could not be read`)
        return undefined
      })
      this.#names = {
        atMs: clock.now(),
        read: Promise.race([read, patience(imageNamesPatienceMs)]).then((names) => {
          this.#namesMissing = names === undefined
          return names ?? noNames
        }),
      }
    }
    return (await this.#names?.read) ?? noNames
  }

  /** Reads some servers by their ids, whatever `changes-since` would say of them. Never rejects. */
  readTargets(access: RegionAccess, ids: readonly string[]): Promise<void> {
    const read = this.#readSingly(access, ids)
      .catch((error: unknown) => {
        this.#deps.log.warn({ error }, `Changed servers of ${this.id} could not be read`)
      })
      .finally(() => this.#readingTargets.delete(read))
    this.#readingTargets.add(read)
    return read
  }

  async #readSingly(access: RegionAccess, ids: readonly string[]): Promise<void> {
    const { clock } = this.#deps
    const names = await this.#imageNames(access, imageNamesAgeMs)
    const walk = clock.now()
    await Promise.all(ids.map((id) => this.#readOne(access, id, names, walk)))
  }

  async #readOne(
    access: RegionAccess,
    id: string,
    names: ImageNames,
    walk: number,
  ): Promise<void> {
    const { client, signal } = this.#deps
    try {
      const { body } = await client.get({
        region: this.id,
        regionName: access.name,
        service: 'compute',
        url: `${access.compute}/servers/${encodeURIComponent(id)}`,
        asking: access.asking,
        microversion: computeVersions.read,
        signal,
      })
      await this.#take([readRecord(body).server], names, access, walk)
    } catch (error) {
      if (statusOf(error) !== 404) throw error
      await this.#deps.keeper().remove([id])
    }
  }
}

/** What the cloud answered, where it did. */
function statusOf(error: unknown): number | undefined {
  return error instanceof AloftError ? error.details.upstream?.status : undefined
}

function updatedAt(server: unknown): number | undefined {
  const updated = Date.parse(String(readRecord(server).updated))
  return Number.isNaN(updated) ? undefined : updated
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a
}

async function patience(milliseconds: number): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
  return undefined
}
