import { testDatabase } from '@aloft/testkit/postgres'
import { type Answer, type Call, startTestCloud, type TestCloud } from '../test-cloud.ts'

/** Nova of one region, asked as one user, for tests. */
export interface TestNova extends AsyncDisposable {
  readonly cloud: TestCloud
  /** Microversion 2.90 unless `version` says otherwise. */
  ask(path: string, call?: Call & { version?: string }): Promise<Answer>
  /** Carries out an action and gives the answer. */
  act(id: string, action: object): Promise<Answer>
  /** Makes a server of the smallest kind and waits until it is ACTIVE. */
  makeServer(name: string, more?: object): Promise<string>
  /** Asks until the server has this status, or fails after some seconds. */
  untilStatus(id: string, status: string): Promise<Record<string, unknown>>
}

const REGION = 'dfw'

export async function startTestNova(
  user: string,
  project: string,
  settings: Parameters<typeof startTestCloud>[1] = {},
): Promise<TestNova> {
  const disposal = new AsyncDisposableStack()
  const database = disposal.use(await testDatabase())
  const cloud = disposal.use(await startTestCloud(database.url, settings))
  const token = await cloud.signIn(user, project)

  const ask: TestNova['ask'] = (path, { version = '2.90', headers, ...call } = {}) =>
    cloud.call(REGION, `/compute/v2.1${path}`, {
      token,
      ...call,
      headers: { 'openstack-api-version': `compute ${version}`, ...headers },
    })

  const untilStatus: TestNova['untilStatus'] = async (id, status) => {
    let last = 'nothing'
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      const server = serverOf(await ask(`/servers/${id}`))
      last = String(server['status'])
      if (last === status && server['OS-EXT-STS:task_state'] === null) return server
    }
    throw new Error(`server ${id} is ${last}, not ${status}`)
  }

  return {
    cloud,
    ask,
    untilStatus,
    act: (id, action) => ask(`/servers/${id}/action`, { body: action }),
    async makeServer(name, more = {}) {
      const answer = await ask('/servers', {
        body: { server: await newServer(ask, name, more) },
      })
      if (answer.status !== 202) throw new Error(JSON.stringify(answer.body))
      const id = String(serverOf(answer)['id'])
      await untilStatus(id, 'ACTIVE')
      return id
    },
    [Symbol.asyncDispose]: () => disposal.disposeAsync(),
  }
}

/** The body of a request for a server of the smallest kind. */
export async function newServer(
  ask: TestNova['ask'],
  name: string,
  more: object = {},
): Promise<object> {
  return { name, flavorRef: '2', imageRef: await imageId(ask), networks: 'auto', ...more }
}

/** An image that servers are made of, found through a server of another one's seed. */
async function imageId(ask: TestNova['ask']): Promise<string> {
  const images = await ask('/../../image/v2/images?name=Debian%2012')
  const { body } = images
  const list =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'images') : undefined
  const first: unknown = Array.isArray(list) ? list[0] : undefined
  return String(typeof first === 'object' && first !== null ? Reflect.get(first, 'id') : '')
}

/** The server in an answer's body. */
export function serverOf({ body }: Answer): Record<string, unknown> {
  const server: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'server') : undefined
  return typeof server === 'object' && server !== null ? { ...server } : {}
}

/** Nova's message in a refusal, whatever its name. */
export function messageOf({ body }: Answer): unknown {
  const [fault]: unknown[] =
    typeof body === 'object' && body !== null ? Object.values(body) : []
  return typeof fault === 'object' && fault !== null
    ? Reflect.get(fault, 'message')
    : undefined
}
