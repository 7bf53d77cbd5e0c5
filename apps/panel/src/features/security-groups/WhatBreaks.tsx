import { usersOfGroup } from '@aloft/openstack/reachability'
import type { SecurityGroup } from '@aloft/openstack/security-group'
import { ruleWords } from '@aloft/openstack/security-rule'
import { Banner } from '@aloft/ui/Banner'
import { useQuery } from '@tanstack/react-query'
import { securityGroupsQuery } from '../../acts/cloud-queries.ts'
import { portsQuery, serverNamesQuery } from '../../acts/network-queries.ts'
import { useSubmitHold } from '../../acts/submit-hold.ts'
import styles from './SecurityGroups.module.css'

const most = 6

/** What a deletion would meet: servers that hold it back, and rules of others that go with it. */
export function WhatBreaks({
  group,
  isNamed,
  going,
}: {
  group: SecurityGroup
  /** One of several: each is told under its name. */
  isNamed: boolean
  /** All that are to be deleted: what they lose of each other is no loss. */
  going: readonly SecurityGroup[]
}) {
  const { region, id } = group
  const ports = useQuery(portsQuery(region))
  const names = useQuery(serverNamesQuery(region))
  const groups = useQuery(securityGroupsQuery(region))
  const failed = ports.error ?? groups.error
  const isMissing = ports.data === undefined || groups.data === undefined
  useSubmitHold(isMissing && failed === null)
  if (ports.data === undefined || groups.data === undefined) {
    return (
      <p className={styles.note}>
        {failed === null
          ? 'Looking for who is in it…'
          : 'Who is in it could not be read. The cloud refuses while somebody is.'}
      </p>
    )
  }
  const { serverIds, otherPorts } = usersOfGroup(id, ports.data)
  const servers = serverIds.map((server) => names.data?.get(server) ?? server)
  const naming = groups.data
    .filter((other) => !going.some((each) => each.id === other.id))
    .flatMap((other) =>
      other.rules
        .filter(({ remoteGroupId }) => remoteGroupId === id)
        .map((rule) => ({
          id: rule.id,
          words: `${other.name}: ${ruleWords(rule, () => group.name)}`,
        })),
    )
  return (
    <>
      {servers.length + otherPorts.length > 0 && (
        <Banner tone="warn">
          {isNamed && `${group.name}: `}The cloud will refuse:{' '}
          {inWords(servers, otherPorts.length)} in it. Take{' '}
          {servers.length + otherPorts.length === 1 ? 'it' : 'them'} out first.
        </Banner>
      )}
      {naming.length > 0 && (
        <div className={styles.note}>
          These rules of other groups go with {isNamed ? group.name : 'it'}:
          <ul className={styles.breaks}>
            {naming.slice(0, most).map((rule) => (
              <li key={rule.id}>{rule.words}</li>
            ))}
            {naming.length > most && <li>and {naming.length - most} more</li>}
          </ul>
        </div>
      )}
    </>
  )
}

function inWords(servers: readonly string[], others: number): string {
  const shown = servers.slice(0, most)
  const more = servers.length - shown.length
  const parts = [
    ...shown,
    ...(more > 0 ? [`${more} more servers`] : []),
    ...(others > 0
      ? [`${others} ${others === 1 ? 'port' : 'ports'} without a server`]
      : []),
  ]
  const isOne = servers.length + others === 1
  const last = parts.pop() ?? ''
  const list = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
  return `${list} ${isOne ? 'is' : 'are'}`
}
