import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { AloftError } from '@aloft/kernel/errors'
import { parse } from 'yaml'

/**
 * What a `clouds.yaml` says about a cloud, as flags of our configuration. Secrets in it are not read.
 * https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html
 */
export async function readCloud(path: string, name: string | undefined): Promise<string[]> {
  const clouds = parseClouds(path, await readText(path))
  const names = Object.keys(clouds)
  const chosen = name ?? (names.length === 1 ? names[0] : undefined)
  if (chosen === undefined)
    throw wrong(`${path} has several clouds: say --cloud NAME.`, names)
  const cloud = clouds[chosen]
  if (cloud === undefined) throw wrong(`${path} has no cloud ${chosen}.`, names)
  const auth = textsOf(cloud.auth)
  if (auth.auth_url === undefined) {
    throw wrong(`The cloud ${chosen} of ${path} has no auth.auth_url.`, names)
  }
  const domain = auth.user_domain_name ?? auth.user_domain_id
  const { interface: face, cacert } = textsOf(cloud)
  return [
    `gateway.cloud.authUrl=${withVersion(auth.auth_url)}`,
    ...(domain === undefined ? [] : [`gateway.cloud.defaultDomain=${domain}`]),
    ...(face === undefined ? [] : [`gateway.cloud.interface=${face.replace(/URL$/, '')}`]),
    ...(cloud.verify === false ? ['kernel.cloud.verify=false'] : []),
    ...(cacert === undefined
      ? []
      : [`kernel.cloud.caFile=${resolve(dirname(path), cacert)}`]),
  ]
}

/** `https://cloud:5000` → `https://cloud:5000/v3`, as Keystone's version is often left out. */
export function withVersion(url: string): string {
  const trimmed = url.replace(/\/+$/, '')
  return /\/v\d+(\.\d+)?$/.test(trimmed)
    ? trimmed.replace(/\/v2\.0$/, '/v3')
    : `${trimmed}/v3`
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new AloftError(
      'config_unreadable',
      {
        message: `${path} cannot be read.`,
        hint: 'Give the path of your clouds.yaml with --clouds.',
      },
      { cause },
    )
  }
}

function parseClouds(path: string, text: string): Record<string, Record<string, unknown>> {
  let value: unknown
  try {
    value = parse(text)
  } catch (cause) {
    throw new AloftError(
      'config_unreadable',
      { message: `${path} is not YAML.` },
      { cause },
    )
  }
  const clouds = isMapping(value) ? value.clouds : undefined
  if (!isMapping(clouds)) {
    throw new AloftError('config_unreadable', {
      message: `${path} has no section "clouds".`,
      hint: 'It should begin: clouds: / my-cloud: / auth: / auth_url: https://…',
    })
  }
  return Object.fromEntries(
    Object.entries(clouds).map(([name, cloud]) => [name, isMapping(cloud) ? cloud : {}]),
  )
}

function textsOf(value: unknown): Record<string, string | undefined> {
  if (!isMapping(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => {
      return typeof pair[1] === 'string'
    }),
  )
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong(message: string, names: readonly string[]): AloftError {
  return new AloftError('config_invalid', {
    message,
    hint: `Clouds of the file: ${names.join(', ') || 'none'}.`,
  })
}
