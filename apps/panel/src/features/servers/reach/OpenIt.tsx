import { securityGroupActs } from '@aloft/acts/security/security-acts'
import type { Port } from '@aloft/openstack/port'
import { usersOfGroup, type Surroundings } from '@aloft/openstack/reachability'
import { rulePresets } from '@aloft/openstack/rule-preset'
import type { Traffic } from '@aloft/openstack/traffic'
import { Card } from '@aloft/ui/Page'
import { Select } from '@aloft/ui/Select'
import { useState } from 'react'
import { ActButton } from '../../../acts/ActButton.tsx'
import { SharedGroup } from './SharedGroup.tsx'
import styles from './Reach.module.css'
import type { Question } from './reach-words.ts'

/** The way to open it: a rule in one of the groups that the server is in. */
export function OpenIt({
  ports,
  question,
  around,
}: {
  ports: readonly Port[]
  question: Question
  around: Surroundings
}) {
  const [chosen, setChosen] = useState<string>()
  const ids = new Set(ports.flatMap(({ securityGroupIds }) => securityGroupIds))
  const groups = around.groups
    .filter(({ id }) => ids.has(id))
    .map((group) => ({
      group,
      servers: usersOfGroup(group.id, around.ports).serverIds.length,
    }))
    // The narrowest first: what is opened there is opened for the fewest.
    .toSorted((a, b) => a.servers - b.servers || a.group.name.localeCompare(b.group.name))
  const shown = groups.find(({ group }) => group.id === chosen) ?? groups[0]
  if (shown === undefined) {
    return (
      <Card title="Open it">
        <p className={styles.aside}>
          {ports.length === 0
            ? 'It has no port yet, so there is nothing to open.'
            : 'It is in no security group of this project: add one on its overview first.'}
        </p>
      </Card>
    )
  }
  const { group, servers } = shown
  const preset = rulePresets.find(({ traffic }) => isSame(traffic, question.traffic))
  const note = <SharedGroup name={group.name} servers={servers} verb="opened" />
  return (
    <Card title="Open it">
      <div className={styles.open}>
        <Select
          label="In the group"
          value={group.id}
          options={groups.map(({ group: { id, name }, servers: count }) => ({
            value: id,
            label: `${name} (${count === 1 ? 'only this server' : `${count} servers`})`,
          }))}
          onChange={setChosen}
        />
        {preset === undefined ? (
          <ActButton
            key={`${group.id} ${question.label}`}
            head={securityGroupActs.addRule}
            subjects={[group]}
            label={`Open ${question.label}`}
            initial={ruleFor(question.traffic)}
            note={note}
          />
        ) : (
          <ActButton
            key={`${group.id} ${question.label}`}
            head={securityGroupActs.open}
            subjects={[group]}
            label={`Open ${preset.label}`}
            initial={{ presets: [preset.id] }}
            note={note}
          />
        )}
      </div>
      <p className={styles.aside}>
        You are asked for a range: give one where you can. Other servers get it by a rule
        for members of a group.
      </p>
    </Card>
  )
}

const isSame = (a: Traffic, b: Traffic): boolean => JSON.stringify(a) === JSON.stringify(b)

const ruleFor = (traffic: Traffic) =>
  traffic.kind === 'ping'
    ? { protocol: 'icmp', ports: '8' }
    : { protocol: traffic.protocol, ports: String(traffic.port) }
