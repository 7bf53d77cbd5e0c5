import type { AnyAct } from '@aloft/acts/registry'
import type { ActOutcome, ActReply } from '@aloft/contracts/gateway'
import { hasFailedToBuild } from '@aloft/openstack/server-states'
import { Button, buttonClass } from '@aloft/ui/Button'
import { Card, PageBody } from '@aloft/ui/Page'
import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PresentedError } from '../../../api/present-error.ts'
import { paths } from '../../../paths.ts'
import { FailureBanner } from '../../../acts/FailureBanner.tsx'
import { SecretOutput } from '../../../acts/SecretOutput.tsx'
import { secretsOf, unnamed } from '../../../acts/secret-outputs.ts'
import { useSecretsOnce } from '../../../acts/use-secrets-once.ts'
import { serverQuery } from '../detail/server-queries.ts'
import { CreatedRow } from './CreatedRow.tsx'
import styles from './CreatePage.module.css'

/** Several were made: their passwords, shown once, and each of them until it runs. */
export function CreatedServers({
  act,
  reply,
  failure,
}: {
  act: AnyAct
  reply: ActReply
  /** Why some were not made. */
  failure: PresentedError | undefined
}) {
  const [secrets, setSecrets] = useState(() => secretsOf(act, unnamed, reply))
  const take = useSecretsOnce(secrets)
  const failed = useFailedBuilds(reply.outcomes)
  const shown = secrets.filter(({ of = '' }) => !failed.has(of))
  useEffect(() => take(secrets.filter(({ of = '' }) => failed.has(of))))
  return (
    <PageBody>
      {failure !== undefined && <FailureBanner failure={failure} />}
      {shown.length > 0 && (
        <Card
          title="Passwords"
          actions={
            <Button
              size="small"
              onClick={() => {
                take()
                setSecrets([])
              }}
            >
              I have them
            </Button>
          }
        >
          <div className={styles.fields}>
            <SecretOutput secrets={shown} />
          </div>
        </Card>
      )}
      <Card
        title="Created servers"
        flush
        actions={
          <Link to={paths.servers()} className={buttonClass('primary', 'small')}>
            All servers
          </Link>
        }
      >
        <ul className={styles.made}>
          {reply.outcomes.map(({ target, output }) =>
            target === undefined ? null : (
              <CreatedRow
                key={target.id}
                region={target.region}
                id={target.id}
                name={typeof output?.name === 'string' ? output.name : target.id}
              />
            ),
          )}
        </ul>
      </Card>
    </PageBody>
  )
}

/** Ids of those that the cloud could not build: their passwords open nothing. */
function useFailedBuilds(outcomes: readonly ActOutcome[]): ReadonlySet<string> {
  const made = outcomes.flatMap(({ target }) => target ?? [])
  const answers = useQueries({
    queries: made.map(({ region, id }) => serverQuery(region, id)),
  })
  return new Set(
    answers.flatMap(({ data }) =>
      data !== undefined && hasFailedToBuild(data) ? [data.id] : [],
    ),
  )
}
