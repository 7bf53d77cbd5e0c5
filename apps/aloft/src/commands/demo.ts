import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { boot, type Running } from '@aloft/kernel/boot'
import { createLogger } from '@aloft/kernel/log'
import { readPostmaster } from '@aloft/kernel/embedded-postgres/postmaster'
import { allContracts } from '../blocks.ts'
import type { Command } from '../command.ts'
import { ensureDataFolder } from '../data-folder.ts'
import { writeAccountFiles } from '../demo/account-files.ts'
import { demoAccounts, demoPassword } from '../demo/accounts.ts'
import { DemoDatabase } from '../demo/database.ts'
import { dialHelp, turnDials } from '../demo/dial.ts'
import { claimFolder } from '../demo/folder-owner.ts'
import { choosePorts, replaceTakenPorts } from '../demo/ports.ts'
import { withProgress } from '../demo/progress.ts'
import { SimulatorProcess, stopLeftSimulator } from '../demo/simulator-process.ts'
import { ensureKeys } from '../keys.ts'
import { loadProgram } from '../load-program.ts'
import { ensurePanel } from '../panel-build.ts'
import { serveUntilStopped } from '../serve-until-stopped.ts'
import { parsePort } from '../start-options.ts'

const demoPrices = fileURLToPath(
  new URL('../../../../blocks/gateway/prices/demo.yaml', import.meta.url),
)

export const command: Command = {
  help: `aloft demo [--port N] [--data DIR] [--address A] [--config FILE] [--set section.key=value]

Everything on this machine: a PostgreSQL of its own, a simulated OpenStack of four regions, every block
and the panel. What it makes stays in the data folder; the next start goes on from there.

  --port N             Port of the panel (8080, or what this data folder had)
  --data DIR           Data folder (.aloft); several demos side by side need a folder and a port each
  --address A          Address to listen on (127.0.0.1)

In the data folder: demo.json (address and accounts), clouds.yaml for the openstack client
(OS_CLIENT_CONFIG_FILE=.aloft/clouds.yaml openstack --os-cloud demo server list), aloft.log,
simulator.log, postgres.log. Ctrl-C ends it all; delete the folder to begin anew.

${dialHelp}`,

  async run(args) {
    if (args[0] === 'dial') return turnDials(args.slice(1))
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string', default: '.aloft' },
        address: { type: 'string' },
        config: { type: 'string' },
        set: { type: 'string', multiple: true },
      },
    })
    const port = values.port === undefined ? undefined : parsePort(values.port)
    const running = await serveUntilStopped((cleanup, stopping) =>
      startDemo(cleanup, stopping, {
        folder: resolve(values.data),
        port,
        file: values.config,
        flags: [
          ...(values.address === undefined ? [] : [`kernel.address=${values.address}`]),
          ...(values.set ?? []),
        ],
      }),
    )
    if (running === undefined) return
    const [first] = demoAccounts
    process.stdout.write(
      `Aloft runs at ${running.url} — sign in as ${first?.user} with the password ${demoPassword} (Ctrl-C ends it)\n`,
    )
  },
}

interface DemoOptions {
  readonly folder: string
  readonly port: number | undefined
  readonly file: string | undefined
  readonly flags: readonly string[]
}

/** Ends between two steps when `stopping`; what was started by then is in `cleanup`. */
async function startDemo(
  cleanup: AsyncDisposableStack,
  stopping: AbortSignal,
  { folder, port, file, flags }: DemoOptions,
): Promise<Running> {
  const { address } = (await loadProgram({ file, flags })).config.kernel
  ensureDataFolder(folder)
  const path = (name: string) => join(folder, name)
  cleanup.use(await claimFolder(path('aloft.pid'), folder))
  await stopLeftSimulator(path('simulator.pid'))
  const chosen = await choosePorts(path('ports.json'), port, address)
  const left = await readPostmaster(path('postgres'))
  const ports = await replaceTakenPorts(path('ports.json'), chosen, {
    postgres: left !== undefined,
  })
  const keys = await ensureKeys(path('keys.json'))
  const log = createLogger({
    level: 'info',
    datacenter: 'demo',
    destination: path('aloft.log'),
  })
  const building = ensurePanel(stopping)
  // Awaited below; until then its failure must not be taken for one that nobody looks at.
  building.catch(() => undefined)
  const database = cleanup.use(
    await withProgress('Starting PostgreSQL', () =>
      DemoDatabase.start({
        folder,
        port: left?.port ?? ports.postgres,
        password: keys.postgresPassword,
        log,
        stopping,
      }),
    ),
  )
  stopping.throwIfAborted()
  const keystone = SimulatorProcess.keystoneAt(ports.simulator)
  const failed = new AbortController()
  // It takes longer than Aloft, which asks it for nothing before somebody signs in.
  const filling = withProgress(simulatorWords(database), () =>
    SimulatorProcess.start({
      databaseUrl: database.url('simulator'),
      port: ports.simulator,
      pidPath: path('simulator.pid'),
      logPath: path('simulator.log'),
      log,
      stopping: AbortSignal.any([stopping, failed.signal]),
    }),
  )
  filling.catch(() => undefined)
  cleanup.defer(async () => {
    failed.abort()
    await filling.then(
      (simulator) => simulator[Symbol.asyncDispose](),
      () => undefined,
    )
  })
  const program = await loadProgram({
    file,
    flags: [
      `kernel.port=${ports.aloft}`,
      'kernel.datacenter=demo',
      'kernel.drainMs=0',
      'kernel.stopMs=3000',
      `kernel.database.url=${database.url('aloft')}`,
      `kernel.callerKeys=${keys.callerKey}`,
      `kernel.sealingKeys=${keys.sealingKey}`,
      `gateway.cloud.authUrl=${keystone}`,
      `gateway.priceFile=${demoPrices}`,
      ...flags,
    ],
  })
  await building
  stopping.throwIfAborted()
  const running = await boot({ ...program, contracts: allContracts, log })
  try {
    const { dials } = await filling
    await writeAccountFiles(folder, { url: running.url, keystone, dials })
    return running
  } catch (error) {
    await running[Symbol.asyncDispose]()
    throw error
  }
}

const simulatorWords = ({ isSimulatorNew }: DemoDatabase): string =>
  isSimulatorNew
    ? 'Filling the simulated cloud, this first time only'
    : 'Starting the simulated cloud'
