import { report } from './core/report.ts'
import type { FastifyInstance } from 'fastify'
import type { Settings } from './core/arguments.ts'
import { createClock } from './core/clock.ts'
import type { Cloud } from './core/cloud.ts'
import { createListener, listen, mountService } from './core/listener.ts'
import { createProgress } from './core/progress.ts'
import { createRegions, type Region } from './core/region.ts'
import { GLOBAL, Store } from './core/store.ts'
import { bootstrapIdentity } from './keystone/bootstrap.ts'
import { identityPlugin } from './keystone/plugin.ts'
import { createTokens } from './keystone/tokens.ts'
import { loadLarge } from './seed/load.ts'
import { controls, seeds, services } from './services.ts'

/** A running simulator; disposing of it writes what is left and closes every port. */
export interface Simulator extends AsyncDisposable {
  readonly cloud: Cloud
  /** The line that the program prints when it is ready. */
  readonly ready: {
    ready: true
    keystone: string
    dials: string
    regions: { id: string; name: string; url: string }[]
  }
}

interface SeedMark {
  id: string
  name: string
}

/** How often states move on when nobody asks. */
const TICK_MS = 250

/** Opens the store, seeds it when it is new, and listens on five ports of 127.0.0.1. */
export async function startSimulator(settings: Settings): Promise<Simulator> {
  const seed = seeds[settings.seed]
  if (!seed) {
    throw new Error(
      `--seed is one of ${Object.keys(seeds).join(', ')}, not "${settings.seed}"`,
    )
  }
  const store = await Store.open(settings.databaseUrl)
  const clock = createClock(settings.speed)
  const tokens = createTokens(store, clock)
  const cloud: Cloud = {
    store,
    clock,
    progress: createProgress(),
    regions: createRegions(),
    services,
    identityUrl: '',
    tokenSeconds: settings.tokenSeconds,
    mostPerPage: 0,
    callerOfToken: tokens.callerOf,
  }
  bootstrapIdentity(cloud)
  const identity = createListener(cloud)
  await mountService(
    identity,
    cloud,
    '/',
    { service: 'identity' },
    identityPlugin(cloud, tokens),
  )
  for (const control of controls) {
    await identity.register(control.plugin(cloud), { prefix: control.mount })
  }
  const regional: { region: Region; listener: FastifyInstance }[] = []
  for (const region of cloud.regions) {
    const listener = createListener(cloud)
    for (const service of services) {
      const target = { region: region.id, service: service.id }
      const plugin = service.plugin({ cloud, region })
      await mountService(listener, cloud, service.mount, target, plugin)
    }
    regional.push({ region, listener })
  }
  const marks = store.collection<SeedMark>(GLOBAL, 'seed')
  if (marks.size === 0) {
    await seed(cloud)
    if (settings.large > 0) loadLarge(cloud, settings.large)
    marks.put({ id: 'seed', name: settings.seed })
    await store.flushed()
  }

  cloud.identityUrl = await listen(identity, settings.port)
  for (const [index, { region, listener }] of regional.entries()) {
    region.url = await listen(listener, settings.port && settings.port + 1 + index)
  }
  const ticking = setInterval(() => {
    cloud.progress.settle(clock.now())
    store.flushed().catch((error: unknown) => {
      report('not written', error)
    })
  }, TICK_MS)

  return {
    cloud,
    ready: {
      ready: true,
      keystone: `${cloud.identityUrl}/v3`,
      dials: `${cloud.identityUrl}/_dials`,
      regions: cloud.regions.map(({ id, name, url }) => ({ id, name, url })),
    },
    async [Symbol.asyncDispose]() {
      clearInterval(ticking)
      await Promise.all([
        identity.close(),
        ...regional.map(({ listener }) => listener.close()),
      ])
      await store[Symbol.asyncDispose]()
    },
  }
}
