import { isObject, valueAt } from '../core/json.ts'
import { startTestNova, type TestNova } from '../nova/test-nova.ts'
import type { Answer, Call } from '../test-cloud.ts'

/** Cinder of one region beside its Nova, asked as one user, for tests. */
export interface TestCinder extends AsyncDisposable {
  readonly nova: TestNova
  /** Below the project's own path; microversion 3.60 unless `version` says otherwise. */
  readonly ask: (path: string, call?: Call & { version?: string }) => Promise<Answer>
  readonly act: (volumeId: string, action: object) => Promise<Answer>
  /** Makes a volume of 1 GB and waits until it is available. */
  readonly makeVolume: (name: string, more?: object) => Promise<string>
  /** Asks for `/volumes/<id>`, `/snapshots/<id>` … until it has this status, or gives up. */
  readonly untilStatus: (path: string, status: string) => Promise<Record<string, unknown>>
  /** Holds what is on its way while somebody looks; afterwards all of it is over. */
  readonly held: <T>(look: () => Promise<T>) => Promise<T>
  /** Asks until there is nothing more under the path. */
  readonly untilGone: (path: string) => Promise<void>
}

/** The database is the caller's, and empty. */
export async function startTestCinder(
  databaseUrl: string,
  user: string,
  project: string,
): Promise<TestCinder> {
  const nova = await startTestNova(databaseUrl, user, project)
  const ask = await cinderOf(nova, user, project)

  const until = async (path: string, test: (answer: Answer) => boolean) => {
    let last: Answer | undefined
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      last = await ask(path)
      if (test(last)) return last
    }
    throw new Error(`${path} is still ${JSON.stringify(last?.body)}`)
  }
  const untilStatus: TestCinder['untilStatus'] = async (path, status) => {
    const answer = await until(path, (each) => thingIn(each)['status'] === status)
    return thingIn(answer)
  }

  return {
    nova,
    ask,
    untilStatus,
    act: (id, action) => ask(`/volumes/${id}/action`, { body: action }),
    async makeVolume(name, more = {}) {
      const answer = await ask('/volumes', { body: { volume: { name, size: 1, ...more } } })
      if (answer.status !== 202) throw new Error(JSON.stringify(answer.body))
      const id = String(thingIn(answer)['id'])
      await untilStatus(`/volumes/${id}`, 'available')
      return id
    },
    async held(look) {
      const { clock, progress } = nova.cloud.simulator.cloud
      const { speed } = clock
      clock.speed = 0.01
      try {
        return await look()
      } finally {
        clock.speed = speed
        // Later than all of it, and earlier than the end of a token.
        progress.settle(clock.now() + 600_000)
      }
    },
    async untilGone(path) {
      await until(path, ({ status }) => status === 404)
    },
    [Symbol.asyncDispose]: () => nova[Symbol.asyncDispose](),
  }
}

/** Asks Cinder as another user of the same cloud. */
export async function cinderOf(
  { cloud }: TestNova,
  user: string,
  project: string,
): Promise<TestCinder['ask']> {
  const token = await cloud.signIn(user, project)
  const projects = await cloud.call('identity', '/v3/auth/projects', { token })
  const list = valueAt(projects.body, 'projects')
  const own: unknown = Array.isArray(list)
    ? list.find((each) => valueAt(each, 'name') === project)
    : undefined
  const base = `/volume/v3/${String(valueAt(own, 'id'))}`
  return (path, { version = '3.60', headers, ...call } = {}) =>
    cloud.call('dfw', `${base}${path}`, {
      token,
      ...call,
      headers: { 'openstack-api-version': `volume ${version}`, ...headers },
    })
}

/** The one thing in an answer's body, whatever its name. */
export function thingIn({ body }: Answer): Record<string, unknown> {
  const [first] = isObject(body) ? Object.values(body) : []
  return isObject(first) ? first : {}
}
