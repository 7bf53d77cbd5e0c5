import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { ActTarget, CloudAccess } from '@aloft/contracts/gateway'
import type { RegionState } from '@aloft/contracts/inventory'
import type { Region } from '@aloft/contracts/region'
import type { ListDefinition } from '@aloft/list/column'
import { HeldRows } from './held-rows.ts'
import type { InventoryTables } from './inventory-tables.ts'
import { RegionReader } from './region-reader.ts'
import type { ReaderDeps, RegionAccess } from './region-reader.ts'
import type { RowKeeper } from './row-keeper.ts'
import { serversOf } from './server-row.ts'
import { StoredRows } from './server-store.ts'

type Deps = Omit<ReaderDeps, 'keeper'> & { readonly database: Kysely<InventoryTables> }

/** What the gateway gives for a session, and the request that it serves. */
export type ProjectAccess = CloudAccess & { readonly traceId: string }

/** So many touched servers are read one by one; beyond, the region's changes are. */
const readSinglyAtMost = 20

/** The servers of one project as one set of roles sees them: what is known, and how it is kept true. */
export class ProjectServers {
  /** Another one after a restart: versions of one instance mean nothing to the next. */
  readonly instance = randomUUID().slice(0, 8)
  readonly scope: string
  readonly #deps: Deps
  readonly #readers = new Map<string, RegionReader>()
  #regions: readonly Region[] = []
  #list: ListDefinition
  #keeper: HeldRows | StoredRows = new HeldRows()
  #moving: Promise<void> | undefined

  constructor(scope: string, deps: Deps) {
    this.scope = scope
    this.#deps = deps
    this.#list = serversOf()
  }

  get list(): ListDefinition {
    return this.#list
  }

  get rows(): HeldRows | StoredRows {
    return this.#keeper
  }

  get heldRows(): number {
    return this.#keeper instanceof HeldRows ? this.#keeper.size : 0
  }

  isDue(): boolean {
    if (this.#readers.size === 0) return true
    return [...this.#readers.values()].some((reader) => reader.isDue())
  }

  /** Reads that are under way. */
  reading(): readonly Promise<void>[] {
    return [...this.#readers.values()].flatMap((reader) => reader.reading)
  }

  /** Starts what is due, a few regions at once; the promises of all reads that are under way then. */
  refresh(access: ProjectAccess): readonly Promise<void>[] {
    this.#learnRegions(access.regions)
    const due = this.#regions.filter(({ id }) => this.#reader(id).isDue())
    this.#start(access, due)
    return this.reading()
  }

  /** Some region did not take the token of whoever it was read for last. */
  isRefused(): boolean {
    return this.#regions.some(({ id }) => this.#reader(id).isRefused)
  }

  /** Reads anew where somebody else's token was refused; whether there is such a region. */
  retryRefused(access: ProjectAccess): boolean {
    const refused = this.#regions.filter(({ id }) => {
      const reader = this.#reader(id)
      return reader.isRefused && !reader.refuses(access.token)
    })
    this.#start(access, refused)
    return refused.length > 0
  }

  /** Every region that says anything to this token says no. */
  refuses(token: string): boolean {
    const readers = this.#regions.map(({ id }) => this.#reader(id))
    const refusing = readers.filter((reader) => reader.refuses(token))
    return (
      refusing.length > 0 &&
      readers.every((reader) => reader.refuses(token) || reader.isSilent)
    )
  }

  #start(access: ProjectAccess, regions: readonly Region[]): void {
    const free = this.#deps.config.regionsAtOnce - this.reading().length
    for (const { id } of regions.slice(0, Math.max(0, free))) {
      const regionAccess = regionAccessOf(access, id)
      if (regionAccess !== undefined) void this.#reader(id).read(regionAccess)
    }
  }

  /** Servers have just been changed: what is known is old, and a few are read again at once. */
  touched(access: ProjectAccess, targets: readonly ActTarget[]): void {
    const byRegion = Map.groupBy(targets, ({ region }) => region)
    for (const [region, changed] of byRegion) {
      const reader = this.#readers.get(region)
      const regionAccess = regionAccessOf(access, region)
      reader?.touch()
      if (targets.length > readSinglyAtMost || regionAccess === undefined) continue
      void reader?.readTargets(
        regionAccess,
        changed.map(({ id }) => id),
      )
    }
  }

  #learnRegions(regions: readonly Region[]): void {
    const offered = regions.filter(({ services }) => services.includes('compute'))
    const known = new Map(this.#regions.map((region) => [region.id, region.name]))
    this.#regions = offered
    if (offered.every(({ id, name }) => known.get(id) === name)) return
    this.#list = serversOf(new Map(offered.map(({ id, name }) => [id, name])))
  }

  #reader(id: string): RegionReader {
    const known = this.#readers.get(id)
    if (known !== undefined) return known
    const reader = new RegionReader(id, { ...this.#deps, keeper: () => this.#taking })
    this.#readers.set(id, reader)
    return reader
  }

  /** Takes rows where they lie; moves to the database when they become too many for memory. */
  readonly #taking: RowKeeper = {
    apply: async (region, rows, walk) => {
      await this.#moving
      await this.#keeper.apply(region, rows, walk)
      if (this.heldRows > this.#deps.config.memoryRows) {
        this.#moving ??= this.#move().finally(() => {
          this.#moving = undefined
        })
        await this.#moving
      }
    },
    remove: async (ids) => {
      await this.#moving
      await this.#keeper.remove(ids)
    },
    sweep: async (region, walk) => {
      await this.#moving
      await this.#keeper.sweep(region, walk)
    },
    rowsOf: (region) => this.#keeper.rowsOf(region),
    isPassing: (region) => this.#keeper.isPassing(region),
  }

  async #move(): Promise<void> {
    if (!(this.#keeper instanceof HeldRows)) return
    const stored = new StoredRows(this.#deps.database, this.#list, this.scope)
    const now = this.#deps.clock.now()
    for (const [region, rows] of this.#keeper.byRegion()) {
      await stored.apply(region, rows, now)
    }
    this.#keeper = stored
  }

  /** What is known of each region, and since when. */
  regionStates(): readonly RegionState[] {
    const now = this.#deps.clock.now()
    return this.#regions.map((region): RegionState => {
      const reader = this.#reader(region.id)
      const { readAtMs, failure } = reader
      const rows = this.#keeper.rowsOf(region.id)
      const known = { id: region.id, name: region.name, rows }
      const age = readAtMs === undefined ? {} : { ageMs: Math.max(0, now - readAtMs) }
      if (failure !== undefined) {
        const state = readAtMs === undefined && rows === 0 ? 'failed' : 'stale'
        return { ...known, ...age, state, message: failure.message }
      }
      if (readAtMs === undefined) return { ...known, state: 'loading' }
      const reading = reader.isReading ? { reading: true } : {}
      return { ...known, ...age, ...reading, state: 'fresh' }
    })
  }

  failures() {
    return this.#regions.map(({ id }) => this.#reader(id).failure)
  }
}

function regionAccessOf(access: ProjectAccess, region: string): RegionAccess | undefined {
  const endpoints = access.endpoints[region]
  const compute = endpoints?.compute
  if (compute === undefined) return undefined
  const { token, username, account, traceId } = access
  return {
    name: access.regions.find(({ id }) => id === region)?.name ?? region,
    asking: { token, username, account, traceId },
    compute,
    image: endpoints?.image,
  }
}
