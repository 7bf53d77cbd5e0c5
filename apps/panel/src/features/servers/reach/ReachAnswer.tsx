import { securityRuleActs } from '@aloft/acts/security/security-acts'
import {
  usersOfGroup,
  type Opening,
  type Reach,
  type Surroundings,
} from '@aloft/openstack/reachability'
import { ruleWords } from '@aloft/openstack/security-rule'
import type { Server } from '@aloft/openstack/server'
import { Banner } from '@aloft/ui/Banner'
import { Card } from '@aloft/ui/Page'
import { StatusDot } from '@aloft/ui/Status'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../../../acts/ActButton.tsx'
import { Bold } from '../../../acts/Bold.tsx'
import { paths } from '../../../paths.ts'
import { SharedGroup } from './SharedGroup.tsx'
import styles from './Reach.module.css'
import { byCause, reachSentence, sourceWords, type Question } from './reach-words.ts'

const tones = {
  everybody: 'warn',
  perhaps: 'warn',
  inside: 'ok',
  some: 'ok',
  nobody: 'off',
} as const
const mostMembers = 8

interface ReachAnswerProps {
  server: Server
  question: Question
  reach: Reach
  around: Surroundings
  serverName: (id: string) => string | undefined
}

/** The answer in a sentence, and the rules that make it so. */
export function ReachAnswer(props: ReachAnswerProps) {
  const { server, question, reach, around } = props
  const groupName = (id: string) =>
    around.groups.find((group) => group.id === id)?.name ?? 'a group of another project'
  const networkName = (id: string) =>
    around.networks.find((network) => network.id === id)?.name ?? id
  // A rule that lets somebody in at one address is not told again for another.
  const told = new Set(reach.openings.map(keyOf))
  const without = byCause(reach.without).filter((opening) => !told.has(keyOf(opening)))
  const named = { ...props, groupName, networkName }
  return (
    <Card title="Answer">
      <p className={styles.answer} role="status">
        <StatusDot tone={tones[reach.verdict]} />
        <span>
          <Bold
            text={reachSentence(reach, question, {
              server: server.name,
              groupName,
              networkName,
            })}
          />
        </span>
      </p>
      {reach.openings.length > 0 && (
        <ul className={styles.ways} aria-label="Who is let in, and why">
          {byCause(reach.openings).map((opening) => (
            <Way key={keyOf(opening)} {...named} opening={opening} />
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <>
          <h3 className={styles.heading}>Let in by a rule, but without a way here</h3>
          <ul className={styles.ways} aria-label="Let in, but without a way here">
            {without.map((opening) => (
              <Way key={keyOf(opening)} {...named} opening={opening} />
            ))}
          </ul>
        </>
      )}
      {reach.unknownGroups.length > 0 && (
        <Banner tone="warn">
          It is in {reach.unknownGroups.length} more{' '}
          {reach.unknownGroups.length === 1 ? 'group' : 'groups'} of another project, whose
          rules are not told: they may let more in.
        </Banner>
      )}
      {reach.sharedNetworks.length > 0 && reach.verdict !== 'everybody' && (
        <p className={styles.aside}>
          {reach.sharedNetworks.map(networkName).join(', ')}{' '}
          {reach.sharedNetworks.length === 1 ? 'is' : 'are'} shared with other projects:
          their routers and ports are not seen from here and may be a way in.
        </p>
      )}
      <p className={styles.aside}>
        {server.status === 'ACTIVE'
          ? 'A firewall within the server is not seen from here.'
          : 'The server does not run now, so it answers nobody. A firewall within it is not seen from here.'}
      </p>
    </Card>
  )
}

const keyOf = ({ because }: Opening) =>
  because.kind === 'rule' ? because.rule.id : because.kind

function Way({
  opening,
  server,
  around,
  groupName,
  networkName,
  serverName,
}: ReachAnswerProps & {
  opening: Opening
  groupName: (id: string) => string
  networkName: (id: string) => string
}) {
  const { addresses, because, source, insideNetworks } = opening
  const isPerhaps = addresses.some(({ from }) => from === 'perhaps')
  const isOutside = addresses.some(({ from }) => from === 'internet')
  const members = source.kind === 'members' ? source.members : []
  const memberIds = [...new Set(members.flatMap(({ deviceId }) => deviceId ?? []))]
  // Ports that no server has count too, as in the sentence above.
  const all = new Set(members.map(({ deviceId, portId }) => deviceId ?? portId)).size
  const named = memberIds.slice(0, mostMembers)
  return (
    <li className={styles.way}>
      <div className={styles.wayText}>
        <span className={styles.source}>
          {sourceWords(opening, groupName, networkName, isOutside ? [] : insideNetworks)}
          {source.kind === 'everybody' &&
            isPerhaps &&
            !isOutside &&
            ', perhaps the internet'}
        </span>
        {memberIds.length > 0 && (
          <span className={styles.detail}>
            {named.map((id, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <Link to={paths.server(server.region, id)}>{serverName(id) ?? id}</Link>
              </span>
            ))}
            {all > named.length && ` and ${all - named.length} more`}
          </span>
        )}
        <span className={styles.detail}>
          {addresses.length === 0 ? (
            'It has no address of this version of IP.'
          ) : (
            <>
              at{' '}
              <span className={styles.addresses}>
                {addresses.map(({ address }) => address).join(', ')}
              </span>
            </>
          )}
        </span>
        <span className={styles.detail}>
          {because.kind === 'no-filter' ? (
            'because port security is off: nothing is filtered there'
          ) : (
            <>
              because of “{ruleWords(because.rule, groupName)}” in{' '}
              <Link to={paths.securityGroup(server.region, because.group.id)}>
                {because.group.name}
              </Link>
            </>
          )}
        </span>
      </div>
      {because.kind === 'rule' && (
        <ActButton
          head={securityRuleActs.delete}
          subjects={[because.rule]}
          label="Close"
          size="small"
          note={
            <SharedGroup
              name={because.group.name}
              servers={usersOfGroup(because.group.id, around.ports).serverIds.length}
              verb="closed"
            />
          }
        />
      )}
    </li>
  )
}
