import { fileURLToPath } from 'node:url'
import type { Session, SignIn } from '@aloft/contracts/gateway'
import type { Block } from '@aloft/kernel/block'
import { boot } from '@aloft/kernel/boot'
import { loadConfig } from '@aloft/kernel/config'
import { loadAllBlocks } from './all-blocks.ts'
import { createApiClient, type ApiClient } from './api-client.ts'
import { createTestConfig } from './config.ts'
import { freePort } from './free-port.ts'
import { testDatabase } from './postgres.ts'
import { startProgram } from './program.ts'
import { startRelay, type Relay } from './relay.ts'

export interface AloftOptions {
  readonly cloud: { readonly keystone: string }
  /** All blocks in this process, or each in one of its own, started as `aloft run` does. */
  readonly target?: 'all' | 'one-block-a-process'
  /** `gateway.lockout.failures=3` */
  readonly settings?: readonly string[]
}

export interface TestAloft extends AsyncDisposable {
  /** Of the gateway's process. */
  readonly url: string
  readonly databaseUrl: string
  /** Aloft's only way to its database: `database.cut()`, `database.restore()`. */
  readonly database: Pick<Relay, 'cut' | 'restore'>
  /** Block → address of its process. */
  readonly addresses: Readonly<Record<string, string>>
  /** A browser of its own. */
  api(): ApiClient
  /** A browser that is signed in. */
  signIn(credentials: SignIn): Promise<ApiClient & { readonly session: Session }>
}

const program = fileURLToPath(new URL('../../../apps/aloft/src/main.ts', import.meta.url))

/** Aloft on a free port with a database of its own, before a given cloud. */
export async function startAloft(options: AloftOptions): Promise<TestAloft> {
  await using cleanup = new AsyncDisposableStack()
  const blocks = await loadAllBlocks()
  const database = cleanup.use(await testDatabase(blocks))
  const direct = new URL(database.url)
  const relay = cleanup.use(
    await startRelay({ host: direct.hostname, port: Number(direct.port) }),
  )
  const relayed = new URL(direct)
  relayed.port = String(relay.port)
  const flags = [
    `kernel.database.url=${relayed.href}`,
    `gateway.cloud.authUrl=${options.cloud.keystone}`,
    ...testFlags(),
    ...(options.settings ?? []),
  ]
  const started =
    options.target === 'one-block-a-process'
      ? await startProcesses(blocks, flags, cleanup)
      : await startHere(blocks, flags, cleanup)
  const kept = cleanup.move()
  const { gateway: url } = started
  if (url === undefined) throw new Error('There is no gateway')
  return {
    url,
    databaseUrl: database.url,
    database: relay,
    addresses: started,
    api: () => createApiClient(url),
    async signIn(credentials) {
      const api = createApiClient(url)
      const session = await api.signIn(credentials)
      return Object.assign(api, { session })
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

type Addresses = Readonly<Record<string, string>>

/** What every Aloft of a test is told. */
export function testFlags(): string[] {
  const { log, drainMs, stopMs, checkReplies, callerKeys, sealingKeys } = createTestConfig()
  return [
    `kernel.log.level=${log.level}`,
    `kernel.drainMs=${drainMs}`,
    `kernel.stopMs=${stopMs}`,
    `kernel.checkReplies=${checkReplies}`,
    `kernel.callerKeys=${callerKeys.join(',')}`,
    `kernel.sealingKeys=${sealingKeys.join(',')}`,
    'kernel.database.migrate=false',
  ]
}

async function startHere(
  blocks: readonly Block[],
  flags: readonly string[],
  cleanup: AsyncDisposableStack,
): Promise<Addresses> {
  const schemas = Object.fromEntries(blocks.map((block) => [block.name, block.config]))
  const config = await loadConfig(schemas, { flags: ['kernel.port=0', ...flags] })
  const running = cleanup.use(await boot({ blocks, config }))
  return Object.fromEntries(blocks.map((block) => [block.name, running.url]))
}

async function startProcesses(
  blocks: readonly Block[],
  flags: readonly string[],
  cleanup: AsyncDisposableStack,
): Promise<Addresses> {
  const addresses: Record<string, string> = {}
  for (const { name } of blocks) addresses[name] = `http://127.0.0.1:${await freePort()}`
  const shared = [
    ...flags,
    ...Object.entries(addresses).map(([name, url]) => `kernel.blocks.${name}=${url}`),
  ]
  await Promise.all(
    Object.entries(addresses).map(async ([name, url]) => {
      const own = [...shared, `kernel.port=${new URL(url).port}`]
      const args = ['run', name, ...own.map((flag) => `--set=${flag}`)]
      const running = cleanup.use(await startProgram(program, args))
      running.stdout.resume()
      await waitUntilLive(url, running.ended)
    }),
  )
  return addresses
}

/** Throws when the process ends first. */
export async function waitUntilLive(url: string, ended: Promise<unknown>): Promise<void> {
  let isOver = false
  void ended.then(() => (isOver = true))
  while (!isOver) {
    const reply = await fetch(`${url}/live`).catch(() => undefined)
    if (reply?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The process of ${url} ended before it was live.`)
}
