import { reachOf } from '@aloft/openstack/reachability'
import type { Server } from '@aloft/openstack/server'
import { Banner } from '@aloft/ui/Banner'
import { TextButton } from '@aloft/ui/Button'
import { Card } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { serverNamesQuery } from '../../../acts/network-queries.ts'
import { presentError } from '../../../api/present-error.ts'
import { OpenIt } from './OpenIt.tsx'
import { ReachAnswer } from './ReachAnswer.tsx'
import { ReachQuestion } from './ReachQuestion.tsx'
import styles from './Reach.module.css'
import { questions } from './questions.ts'
import type { Question } from './reach-words.ts'
import { useSurroundings } from './reach-queries.ts'

/** Who can reach a port of the server, why, and how that is opened or closed. */
export function ReachTab({ server }: { server: Server }) {
  const { region, id } = server
  const [question, setQuestion] = useState<Question>(questions[0])
  const { around, error, retry } = useSurroundings(region)
  const names = useQuery(serverNamesQuery(region))
  const ports = useMemo(
    () => around?.ports.filter(({ deviceId }) => deviceId === id) ?? [],
    [around, id],
  )
  const reach = useMemo(
    () => around && reachOf(ports, question.traffic, around),
    [around, ports, question],
  )
  if (error !== null) {
    const { message } = presentError(error, 'The networks could not be read')
    return (
      <Banner tone="bad" action={<TextButton onClick={retry}>Try again</TextButton>}>
        Who can reach it cannot be told: {message}
      </Banner>
    )
  }
  return (
    <div className={styles.parts}>
      <ReachQuestion question={question} onChange={setQuestion} />
      {around === undefined || reach === undefined ? (
        <Card title="Answer">
          <SkeletonRows rows={4} label="Reading networks, ports and rules" />
        </Card>
      ) : (
        <>
          <ReachAnswer
            server={server}
            question={question}
            reach={reach}
            around={around}
            serverName={(serverId) => names.data?.get(serverId)}
          />
          <OpenIt ports={ports} question={question} around={around} />
        </>
      )}
    </div>
  )
}
