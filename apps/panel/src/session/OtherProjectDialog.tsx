import type { Session } from '@aloft/contracts/gateway'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Dialog } from '@aloft/ui/Dialog'
import { Spinner } from '@aloft/ui/Spinner'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { presentError } from '../api/present-error.ts'
import { paths } from '../paths.ts'
import { readSession, returnToShown, showInstead, useSession } from './session.ts'
import { scopeOf } from './shown-scope.ts'
import { onOtherTab } from './tabs.ts'

/** The session is in another project, or another person's, than this tab shows: where to go on? */
export function OtherProjectDialog({ onFinish }: { onFinish: (isBack: boolean) => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const shown = useSession()
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['session', 'elsewhere'],
    queryFn: ({ signal }) => readSession(signal),
    staleTime: 0,
    gcTime: 0,
  })

  useEffect(() => onOtherTab(() => void refetch()), [refetch])
  useEffect(() => {
    if (data === undefined) return
    if (data === null) showInstead(client, null)
    // The other tab came back by itself.
    if (data === null || scopeOf(data) === scopeOf(shown)) onFinish(data !== null)
  }, [client, data, shown, onFinish])

  async function goBack() {
    setPending(true)
    setFailure(undefined)
    try {
      await returnToShown(client, shown)
      onFinish(true)
    } catch (problem) {
      setFailure(problem)
      setPending(false)
    }
  }

  async function follow(session: Session) {
    showInstead(client, session)
    onFinish(false)
    // What stood in the address belongs to the other project.
    await navigate({ to: paths.home() })
  }

  const isSamePerson = data?.user.id === shown.user.id
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={
        data && !isSamePerson
          ? 'Somebody else signed in in another tab'
          : 'Another tab changed the project'
      }
      footer={
        data ? (
          <>
            <Button onClick={() => void follow(data)}>
              {isSamePerson ? `Show ${data.project.name}` : `Go on as ${data.user.name}`}
            </Button>
            {isSamePerson && (
              <Button variant="primary" pending={pending} onClick={() => void goBack()}>
                Stay in {shown.project.name}
              </Button>
            )}
          </>
        ) : (
          error !== null && (
            <Button variant="primary" pending={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          )
        )
      }
    >
      {error !== null && !isFetching ? null : (
        <Explanation shown={shown} now={data ?? undefined} />
      )}
      <Failure error={failure ?? error} />
    </Dialog>
  )
}

function Explanation({ shown, now }: { shown: Session; now: Session | undefined }) {
  if (now === undefined) return <Spinner label="Reading your session" />
  if (now.user.id !== shown.user.id) {
    return (
      <p>
        This browser is signed in as <strong>{now.user.name}</strong> now. This tab still
        shows what <strong>{shown.user.name}</strong> saw, and does nothing more with it.
      </p>
    )
  }
  return (
    <p>
      This browser works in <strong>{now.project.name}</strong> now. This tab still shows{' '}
      <strong>{shown.project.name}</strong>; nothing is done in either until you choose. If
      you stay, nothing that you typed here is lost, and the other tab is asked the same.
    </p>
  )
}

function Failure({ error }: { error: unknown }) {
  if (error === undefined || error === null) return null
  const { message, hint } = presentError(error, '')
  return (
    <Banner tone="bad">
      {message} {hint}
    </Banner>
  )
}
