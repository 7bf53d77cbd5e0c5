import { type Simulator, startSimulator } from './start.ts'

export interface Answer {
  readonly status: number
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown
  readonly headers: Headers
}

export interface Call {
  readonly token?: string
  readonly method?: string
  /** Sent as JSON unless it is bytes. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** A simulator in this process, asked over its own ports. */
export interface TestCloud extends AsyncDisposable {
  readonly simulator: Simulator
  /** A token of a seeded account. */
  signIn(user: string, project: string, domain?: string): Promise<string>
  /** `where` is a region's id, or `identity`; `path` begins at the port. */
  call(where: string, path: string, call?: Call): Promise<Answer>
}

/** For tests: the database comes from the caller. */
export async function startTestCloud(
  databaseUrl: string,
  settings: Partial<Parameters<typeof startSimulator>[0]> = {},
): Promise<TestCloud> {
  const simulator = await startSimulator({
    databaseUrl,
    port: 0,
    speed: 100,
    seed: 'small',
    large: 0,
    tokenSeconds: 3600,
    ...settings,
  })
  const call: TestCloud['call'] = async (
    where,
    path,
    { token, method, body, headers } = {},
  ) => {
    const base =
      where === 'identity'
        ? simulator.cloud.identityUrl
        : simulator.cloud.regions.find(({ id }) => id === where)?.url
    const isBytes = body instanceof Uint8Array
    const response = await fetch(`${base}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json',
        ...(body === undefined
          ? {}
          : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...(token === undefined ? {} : { 'x-auth-token': token }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isBytes ? new Blob([body.slice()]) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text
    return { status: response.status, body: parsed, headers: response.headers }
  }
  return {
    simulator,
    call,
    async signIn(user, project, domain = 'Default') {
      const place = { name: domain }
      const answer = await call('identity', '/v3/auth/tokens', {
        body: {
          auth: {
            identity: {
              methods: ['password'],
              password: { user: { name: user, domain: place, password: 'aloft-demo' } },
            },
            scope: { project: { name: project, domain: place } },
          },
        },
      })
      const token = answer.headers.get('x-subject-token')
      if (token === null)
        throw new Error(`${user} got ${answer.status}: ${JSON.stringify(answer.body)}`)
      return token
    },
    [Symbol.asyncDispose]: () => simulator[Symbol.asyncDispose](),
  }
}
