import { isObject, valueAt } from '../core/json.ts'
import { type Answer, type Call, startTestCloud, type TestCloud } from '../test-cloud.ts'

/** Nova of one region, asked as one user, for tests. */
export interface TestNova extends AsyncDisposable {
  readonly cloud: TestCloud
  /** Microversion 2.90 unless `version` says otherwise. */
  readonly ask: (path: string, call?: Call & { version?: string }) => Promise<Answer>
  /** Carries out an action and gives the answer. */
  readonly act: (id: string, action: object) => Promise<Answer>
  /** Makes a server of the smallest kind and waits until it is ACTIVE. */
  readonly makeServer: (name: string, more?: object) => Promise<string>
  /** Asks until the server has this status, or fails after some seconds. */
  readonly untilStatus: (id: string, status: string) => Promise<Record<string, unknown>>
}

const REGION = 'dfw'

/** The database is the caller's, and empty. */
export async function startTestNova(
  databaseUrl: string,
  user: string,
  project: string,
  settings: Parameters<typeof startTestCloud>[1] = {},
): Promise<TestNova> {
  const cloud = await startTestCloud(databaseUrl, settings)
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
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
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

/** An image that servers can be made of; Glance is on the same port. */
async function imageId(ask: TestNova['ask']): Promise<string> {
  const images = await ask('/../../image/v2/images?name=Debian%2012')
  return String(valueAt(images.body, 'images', 0, 'id'))
}

/** The server in an answer's body. */
export function serverOf({ body }: Answer): Record<string, unknown> {
  const server = valueAt(body, 'server')
  return isObject(server) ? server : {}
}

/** Nova's message in a refusal, whatever its name. */
export function messageOf({ body }: Answer): unknown {
  const [name = ''] = isObject(body) ? Object.keys(body) : []
  return valueAt(body, name, 'message')
}
