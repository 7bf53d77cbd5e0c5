import type { gateway, Session, SignIn } from '@aloft/contracts/gateway'
import {
  queryOptions,
  useSuspenseQuery,
  type Query,
  type QueryClient,
} from '@tanstack/react-query'
import { hasCode } from '../api/api-error.ts'
import { api } from '../api/api.ts'
import { enableReauthentication } from './reauthentication.ts'

const call = api<typeof gateway>('gateway')

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await call('GET /session', { signal, reauthenticates: false })
      enableReauthentication(true)
      return session
    } catch (error) {
      if (hasCode(error, 'not_signed_in')) return null
      throw error
    }
  },
})

/** The session, for everything inside of the shell, which is only there when there is one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('useSession is used outside of the shell')
  return data
}

function keep(client: QueryClient, session: Session): void {
  enableReauthentication(true)
  client.setQueryData(sessionQuery.queryKey, session)
}

/** Drops all that was read but the session itself, whose observers stay where they are. */
function forget(client: QueryClient): void {
  const others = { predicate: (query: Query) => query.queryKey[0] !== 'session' }
  void client.cancelQueries(others)
  client.removeQueries(others)
  client.getMutationCache().clear()
}

/** Signs in. Throws the `ApiError` that the page explains. */
export async function signIn(client: QueryClient, body: SignIn): Promise<void> {
  const session = await call('POST /session', { body, reauthenticates: false })
  forget(client)
  keep(client, session)
}

/** Gives the session a new token, or makes a new session for the same person where it is gone. */
export async function renewSession(
  client: QueryClient,
  password: string,
  passcode: string | undefined,
): Promise<void> {
  const code = passcode === undefined ? {} : { passcode }
  try {
    const body = { password, ...code }
    keep(client, await call('POST /session/password', { body, reauthenticates: false }))
  } catch (error) {
    const before = client.getQueryData(sessionQuery.queryKey)
    if (!hasCode(error, 'not_signed_in') || before === null || before === undefined) {
      throw error
    }
    const body = {
      user: before.user.name,
      domain: before.user.domainName,
      project: before.project.id,
      password,
      ...code,
    }
    keep(client, await call('POST /session', { body, reauthenticates: false }))
  }
}

/** Works in another project: everything that was read belongs to the old one and is forgotten. */
export async function switchProject(client: QueryClient, project: string): Promise<void> {
  const session = await call('PUT /session/project', { body: { project } })
  forget(client)
  keep(client, session)
}

/** Signs out here at once; the cloud's token is revoked by the gateway. */
export async function signOut(client: QueryClient): Promise<void> {
  enableReauthentication(false)
  try {
    await call('DELETE /session', { reauthenticates: false })
  } catch (error) {
    // A session that is gone already is signed out.
    if (!hasCode(error, 'not_signed_in', 'reauth_required')) {
      enableReauthentication(true)
      throw error
    }
  }
  forget(client)
  client.setQueryData(sessionQuery.queryKey, null)
}
