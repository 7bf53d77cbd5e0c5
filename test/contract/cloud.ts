import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, type Accounts, cloudsYaml, readAccounts } from './account.ts'
import { CloudApi } from './cloud-api.ts'
import { type CloudFacts, readFacts } from './cloud-facts.ts'
import { OpenStackClient } from './openstack-client.ts'
import { makeOwnNetwork, type OwnNetwork } from './own-network.ts'
import { keystoneOf } from './simulators.ts'
import { sweep } from './sweep.ts'

/** A cloud under test: a simulator, or that of `ALOFT_CONTRACT_CLOUDS` (a `clouds.yaml`). */
export interface ContractCloud extends AsyncDisposable {
  readonly facts: CloudFacts
  readonly accounts: Accounts
  /** Holds each account under its key. */
  readonly cloudsFile: string
  /** The outside client of an account, in the first region. */
  client(
    account: keyof Accounts | 'stranger',
    environment?: Record<string, string>,
  ): OpenStackClient
  /** The services' own APIs. */
  api(account: keyof Accounts): Promise<CloudApi>
  /** A network with a subnet; it is taken away at the end. */
  ownNetwork(account: keyof Accounts): Promise<OwnNetwork>
}

const given = process.env['ALOFT_CONTRACT_CLOUDS']

/** Opens the cloud under test: one for all files, or the simulator of this worker. */
export async function startContractCloud(): Promise<ContractCloud> {
  const disposal = new AsyncDisposableStack()
  try {
    const accounts = given === undefined ? simulated() : await readAccounts(given)
    const apis = new Map<string, Promise<CloudApi>>()
    const api = (name: keyof Accounts): Promise<CloudApi> => {
      const known = apis.get(name) ?? CloudApi.signIn(accounts[name])
      apis.set(name, known)
      return known
    }
    // What an earlier file left, or this one leaves, would be in the way of the next.
    const sweepAll = async () => {
      for (const name of ['member', 'empty'] as const) await sweep(await api(name))
    }
    await sweepAll()
    disposal.defer(sweepAll)
    const facts = await readFacts(await api('member'))
    const cloudsFile = await writeClouds(disposal, accounts, facts.region)
    return {
      facts,
      accounts,
      cloudsFile,
      api,
      client: (name, environment) =>
        disposal.use(new OpenStackClient(cloudsFile, name, environment)),
      async ownNetwork(name) {
        return disposal.use(await makeOwnNetwork(await api(name)))
      },
      [Symbol.asyncDispose]: () => disposal.disposeAsync(),
    }
  } catch (error) {
    await disposal.disposeAsync()
    throw error
  }
}

/** The small accounts of a simulator's seed. */
function simulated(): Accounts {
  const keystone = keystoneOf(process.env['VITEST_POOL_ID'] ?? '1')
  const account = (user: string, project: string): Account => ({
    authUrl: keystone,
    user,
    password: 'aloft-demo',
    project,
    domain: 'Default',
  })
  return {
    member: account('reachnovadevops', 'reach-production'),
    reader: account('auditor', 'reach-production'),
    empty: account('newcomer', 'blank-slate'),
  }
}

async function writeClouds(
  disposal: AsyncDisposableStack,
  accounts: Accounts,
  region: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aloft-contract-'))
  disposal.defer(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'clouds.yaml')
  const stranger: Account = { ...accounts.member, password: 'guessed' }
  await writeFile(file, cloudsYaml({ ...accounts, stranger }, region), { mode: 0o600 })
  return file
}
