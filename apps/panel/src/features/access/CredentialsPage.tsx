import { applicationCredentialActs } from '@aloft/acts/application-credentials/application-credential-acts'
import { EmptyState } from '@aloft/ui/EmptyState'
import { useMemo } from 'react'
import { ActButton } from '../../acts/ActButton.tsx'
import { ResourcePage } from '../../lists/ResourcePage.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { applicationCredentialKind } from './application-credential-kind.ts'

/** The person's application credentials: made, used once, revoked. */
export function CredentialsPage() {
  const { user, projects, regions, authUrl } = useSession()
  const kind = useMemo(
    () => applicationCredentialKind({ user, projects }),
    [projects, user],
  )
  const region = regions.find(({ services }) => services.includes('identity'))?.id ?? ''
  const create = (
    <ActButton
      head={applicationCredentialActs.create}
      subjects={[]}
      variant="primary"
      initial={{ region, userId: user.id, authUrl }}
    />
  )
  return (
    <ResourcePage
      kind={kind}
      path={paths.credentials()}
      create={create}
      empty={
        <EmptyState title="No application credential yet" actions={create}>
          <p>
            A program that works for you needs no password of yours: give it an application
            credential of its own, for one project, as long as it needs it.
          </p>
        </EmptyState>
      }
    />
  )
}
