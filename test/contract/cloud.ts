import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@aloft/testkit/postgres'
import { OpenStackClient } from './openstack-client.ts'
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process.ts'

/** What the suites use of a cloud, whichever it is. */
export interface ContractCloud extends AsyncDisposable {
  readonly simulator: SimulatorProcess
  readonly cloudsFile: string
  /** A client of one of the accounts below, in the first region. */
  client(
    account: keyof typeof accounts,
    environment?: Record<string, string>,
  ): OpenStackClient
}

/** The accounts by what they may do. */
const accounts = {
  member: { user: 'reachnovadevops', project: 'reach-production' },
  empty: { user: 'newcomer', project: 'blank-slate' },
  reader: { user: 'auditor', project: 'reach-production' },
  stranger: { user: 'reachnovadevops', project: 'reach-production', password: 'guessed' },
} as const

/** Names that the suites expect to find. */
export const names = {
  image: 'Debian 12',
  otherImage: 'Ubuntu 24.04 LTS',
  flavor: '512MB Standard',
  largerFlavor: '1GB Standard',
  publicNetwork: 'public',
  region: 'dfw',
} as const

/** A simulator on a database of its own, and a `clouds.yaml` that leads to it. */
export async function startContractCloud(): Promise<ContractCloud> {
  const disposal = new AsyncDisposableStack()
  try {
    const database = disposal.use(await testDatabase())
    const simulator = disposal.use(await startSimulatorProcess(database.url))
    const folder = await mkdtemp(join(tmpdir(), 'aloft-contract-'))
    disposal.defer(() => rm(folder, { recursive: true, force: true }))
    const cloudsFile = join(folder, 'clouds.yaml')
    await writeFile(cloudsFile, cloudsYaml(simulator.keystone))
    return {
      simulator,
      cloudsFile,
      client: (account, environment) =>
        disposal.use(new OpenStackClient(cloudsFile, account, environment)),
      [Symbol.asyncDispose]: () => disposal.disposeAsync(),
    }
  } catch (error) {
    await disposal.disposeAsync()
    throw error
  }
}

function cloudsYaml(keystone: string): string {
  const entries = Object.entries(accounts).map(
    ([name, { user, project, ...rest }]) => `  ${name}:
    region_name: ${names.region}
    identity_api_version: 3
    auth:
      auth_url: ${keystone}
      username: ${user}
      password: ${'password' in rest ? rest.password : 'aloft-demo'}
      project_name: ${project}
      user_domain_name: Default
      project_domain_name: Default
`,
  )
  return `clouds:\n${entries.join('')}`
}
