import type { UpstreamCall } from '@aloft/acts/upstream-call'
import { readList, readRecord, readText } from '@aloft/openstack/json-reader'
import { microversionHeaders } from '@aloft/openstack/microversions'
import type { ServiceType } from '@aloft/openstack/service-type'
import { toWire } from '@aloft/openstack/wire-text'
import type { Account } from './account.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown
}

/** A call, or the path of a read. */
export type Call = Omit<UpstreamCall, 'region' | 'method'> & {
  readonly method?: UpstreamCall['method']
  /** The first region where it is not said. */
  readonly region?: string
}

type Endpoints = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The services' own APIs for one account: every call is raw, as the gateway sends it. */
export class CloudApi {
  readonly account: Account
  readonly token: string
  /** Keystone's answer to the sign-in. */
  readonly signedIn: Answer
  /** Sorted by id, as the panel shows them. */
  readonly regions: readonly string[]
  readonly #endpoints: Endpoints

  private constructor(account: Account, signedIn: Answer, token: string) {
    this.account = account
    this.signedIn = signedIn
    this.token = token
    this.#endpoints = endpointsOf(readRecord(readRecord(signedIn.body).token).catalog)
    this.regions = Object.keys(this.#endpoints).toSorted()
  }

  /** With name and password, for the project. Throws what Keystone says when it refuses. */
  static async signIn(account: Account): Promise<CloudApi> {
    const domain = { name: account.domain }
    const user = { name: account.user, password: account.password, domain }
    const signedIn = await send(`${account.authUrl}/auth/tokens`, {
      method: 'POST',
      body: {
        auth: {
          identity: { methods: ['password'], password: { user } },
          scope: { project: { name: account.project, domain } },
        },
      },
    })
    const token = signedIn.headers.get('x-subject-token')
    if (token === null) throw new Error(JSON.stringify(signedIn.body))
    return new CloudApi(account, signedIn, token)
  }

  /** Id of the project. */
  get projectId(): string {
    const { project } = readRecord(readRecord(this.signedIn.body).token)
    return readText(readRecord(project).id) ?? ''
  }

  /** The service's address, with its version where the catalog leaves that out. */
  url(service: ServiceType, region = this.regions[0] ?? ''): string {
    const url = this.#endpoints[region]?.[service]
    if (url === undefined) throw new Error(`There is no ${service} in ${region}`)
    return url
  }

  has(service: ServiceType): boolean {
    return this.regions.some((region) => this.#endpoints[region]?.[service] !== undefined)
  }

  /** Carries out a call, whatever the answer is. */
  async ask(call: Call, token = this.token): Promise<Answer> {
    const { region, service, method, path, body, text, microversion, contentType } = call
    return send(this.url(service, region) + path, {
      method: method ?? 'GET',
      headers: {
        'x-auth-token': token,
        ...microversionHeaders(service, microversion),
        ...wireHeaders(call.headers),
        ...(contentType !== undefined && { 'content-type': contentType }),
      },
      body: text ?? body,
    })
  }

  /** The body of a call that must not be refused. */
  async get(call: Call): Promise<unknown> {
    const { status, body } = await this.ask(call)
    if (status < 400) return body
    const method = call.method ?? 'GET'
    throw new Error(`${method} ${call.path}: ${status} ${JSON.stringify(body)}`)
  }

  /** What stands under a key of that answer, as a list. */
  async list(service: ServiceType, path: string, key: string): Promise<readonly unknown[]> {
    return readList(readRecord(await this.get({ service, path }))[key])
  }
}

/** What people write into Swift's headers is any text. */
const wireHeaders = (headers: Call['headers'] = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, toWire(value)]))

interface Sent {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A request as the gateway makes it: JSON, nothing kept open that the cloud closes. */
export async function send(url: string, sent: Sent): Promise<Answer> {
  const { method, headers, body } = sent
  const reply = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && {
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  })
  return { status: reply.status, headers: reply.headers, body: parsed(await reply.text()) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The public endpoints of a catalog by region and service: Keystone gives them in any order. */
function endpointsOf(catalog: unknown): Endpoints {
  const found: Record<string, Record<string, string>> = {}
  for (const entry of readList(catalog).map(readRecord)) {
    const type = readText(entry.type) ?? ''
    for (const endpoint of readList(entry.endpoints).map(readRecord)) {
      const region = readText(endpoint.region_id)
      const url = readText(endpoint.url)
      if (endpoint.interface !== 'public' || region === undefined || url === undefined)
        continue
      const of = (found[region] ??= {})
      of[type] = withVersion(type, url.replace(/\/+$/, ''))
    }
  }
  return found
}

function withVersion(service: string, url: string): string {
  if (/\/v\d+(\.\d+)?(\/|$)/.test(url)) return url
  if (service === 'image' || service === 'dns') return `${url}/v2`
  return service === 'network' ? `${url}/v2.0` : url
}
