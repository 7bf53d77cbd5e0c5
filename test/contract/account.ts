import { readFile } from 'node:fs/promises'
import { isRecord, readRecord, readText } from '@aloft/openstack/json-reader'
import { parse } from 'yaml'

/** Who signs in, as an entry of a `clouds.yaml` tells it. */
export interface Account {
  /** `http://127.0.0.1:5000/v3` */
  readonly authUrl: string
  readonly user: string
  readonly password: string
  readonly project: string
  /** Name of the domain of both. */
  readonly domain: string
}

/** The accounts by what they may do. */
export interface Accounts {
  /** May change things in its project. */
  readonly member: Account
  /** May look at that same project, and change nothing. */
  readonly reader: Account
  /** A member of a project in which there is nothing. */
  readonly empty: Account
}

/** Which entries of the file they are, where they have other names. */
const entryNames = {
  member: process.env['ALOFT_CONTRACT_MEMBER'] ?? 'demo',
  reader: process.env['ALOFT_CONTRACT_READER'] ?? 'reader',
  empty: process.env['ALOFT_CONTRACT_EMPTY'] ?? 'empty',
}

/**
 * Reads a `clouds.yaml`.
 * https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
 */
export async function readAccounts(path: string): Promise<Accounts> {
  const clouds = readRecord(readRecord(parse(await readFile(path, 'utf8'))).clouds)
  const account = (name: string): Account => {
    const auth = readRecord(clouds[name]).auth
    if (!isRecord(auth)) throw new Error(`${path} has no cloud ${name} with a section auth`)
    const text = (key: string): string => {
      const value = readText(auth[key])
      if (value === undefined) throw new Error(`${path}: ${name} has no auth.${key}`)
      return value
    }
    return {
      authUrl: text('auth_url')
        .replace(/\/+$/, '')
        .replace(/(\/v3)?$/, '/v3'),
      user: text('username'),
      password: text('password'),
      project: text('project_name'),
      domain: readText(auth['user_domain_name']) ?? 'Default',
    }
  }
  return {
    member: account(entryNames.member),
    reader: account(entryNames.reader),
    empty: account(entryNames.empty),
  }
}

/** A `clouds.yaml` of accounts, for the outside client. */
export function cloudsYaml(
  accounts: Readonly<Record<string, Account>>,
  region: string,
): string {
  const entries = Object.entries(accounts).map(
    ([name, { authUrl, user, password, project, domain }]) => `  ${name}:
    region_name: ${region}
    identity_api_version: 3
    auth:
      auth_url: ${authUrl}
      username: ${user}
      password: ${JSON.stringify(password)}
      project_name: ${project}
      user_domain_name: ${domain}
      project_domain_name: ${domain}
`,
  )
  return `clouds:\n${entries.join('')}`
}
