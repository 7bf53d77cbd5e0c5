import type { RegionName } from '@aloft/acts/act'
import type { gateway, Session, SignIn } from '@aloft/contracts/gateway'
import {
  queryOptions,
  useSuspenseQuery,
  type Query,
  type QueryClient,
} from '@tanstack/react-query'
import { hasCode } from '../api/api-error.ts'
import { api } from '../api/api.ts'
import { enableReauthentication, reauthenticate } from './reauthentication.ts'
import {
  changeScope,
  scopeOf,
  scopeQuestion,
  showScope,
  shownScope,
} from './shown-scope.ts'
import { tellTabs } from './tabs.ts'

const call = api<typeof gateway>('gateway')

/** For requests that make or end the session: neither its password nor its project is asked about. */
const onItsOwn = { reauthenticates: false, scoped: false }

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ client, signal }): Promise<Session | null> => {
    const session = await readSession(signal)
    const before = client.getQueryData<Session | null>(['session'])
    if (session === null) {
      if (!before) return null
      // It ended while it was shown: asked in place, as by any request, so that nothing is lost.
      void reauthenticate(false)
      return before
    }
    if (before && scopeOf(session) !== scopeOf(before)) {
      // Another tab changed it; what this one shows is the old one's until the person decides.
      void scopeQuestion.ask()
      return before
    }
    enableReauthentication(true)
    showScope(scopeOf(session))
    return session
  },
})

/** What the browser's session is now, whatever this tab shows; `null` when nobody is signed in. */
export async function readSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    return await call('GET /session', { ...(signal && { signal }), ...onItsOwn })
  } catch (error) {
    if (hasCode(error, 'not_signed_in')) return null
    throw error
  }
}

/** The session, for everything inside of the shell, which is only there when there is one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('useSession is used outside of the shell')
  return data
}

/** What people call a region of the cloud, by its id. */
export function useRegionName(): RegionName {
  const { regions } = useSession()
  return (id) => nameOf(regions, id)
}

/** The same outside of components. */
export function regionNameOf(client: QueryClient): RegionName {
  return (id) => nameOf(client.getQueryData(sessionQuery.queryKey)?.regions ?? [], id)
}

const nameOf = (regions: Session['regions'], id: string): string =>
  regions.find((region) => region.id === id)?.name ?? id

function keep(client: QueryClient, session: Session): void {
  const scope = scopeOf(session)
  enableReauthentication(true)
  if (scope !== shownScope()) tellTabs(scope)
  showScope(scope)
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
  const session = await call('POST /session', { body, ...onItsOwn })
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
    keep(client, await call('POST /session', { body, ...onItsOwn }))
  }
}

/** Works in another project: everything that was read belongs to the old one and is forgotten. */
export async function switchProject(client: QueryClient, project: string): Promise<void> {
  await changeScope(async () => {
    const asked = { body: { project }, changesScope: true }
    const session = await call('PUT /session/project', asked)
    forget(client)
    keep(client, session)
  })
}

/** Goes on in the project that this tab shows, after another tab changed it for the browser. */
export async function returnToShown(client: QueryClient, shown: Session): Promise<void> {
  const body = { project: shown.project.id }
  const session = await call('PUT /session/project', { body, scoped: false })
  tellTabs(scopeOf(session))
  keep(client, session)
}

/** Shows what another tab made of the browser's session, also that there is none any more. */
export function showInstead(client: QueryClient, session: Session | null): void {
  forget(client)
  if (session !== null) return keep(client, session)
  enableReauthentication(false)
  showScope(undefined)
  client.setQueryData(sessionQuery.queryKey, null)
}

/** Signs out here at once; the cloud's token is revoked by the gateway. */
export async function signOut(client: QueryClient): Promise<void> {
  enableReauthentication(false)
  try {
    await call('DELETE /session', onItsOwn)
  } catch (error) {
    // A session that is gone already is signed out.
    if (!hasCode(error, 'not_signed_in', 'reauth_required')) {
      enableReauthentication(true)
      throw error
    }
  }
  tellTabs(undefined)
  showInstead(client, null)
}
