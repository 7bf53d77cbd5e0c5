import { securityGroupActs, securityRuleActs } from '@aloft/acts/security/security-acts'
import { mayAct } from '@aloft/acts/role'
import { rulePresets } from '@aloft/openstack/rule-preset'
import type { SecurityGroup } from '@aloft/openstack/security-group'
import type { SecurityRule } from '@aloft/openstack/security-rule'
import { Button } from '@aloft/ui/Button'
import { Card } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActButton } from '../../acts/ActButton.tsx'
import { securityGroupsQuery } from '../../acts/cloud-queries.ts'
import { NetworkQuota } from '../../acts/NetworkQuota.tsx'
import { useSession } from '../../session/session.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RuleRows } from './RuleRows.tsx'
import styles from './SecurityGroups.module.css'

/** Which of the rules is being filled in: a new one, or one that there is. */
type Editing = { readonly kind: 'new' } | { readonly kind: 'rule'; readonly id: string }

/** The rules of a group, in and out, each changed where it stands. */
export function RulesTab({ group }: { group: SecurityGroup }) {
  const { roles } = useSession()
  const [editing, setEditing] = useState<Editing>()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const groups = useQuery(securityGroupsQuery(group.region))
  const nameOf = (id: string) =>
    id === group.id
      ? `${group.name} (this group)`
      : groups.data?.find((other) => other.id === id)?.name
  const add = mayAct(securityGroupActs.addRule, group, { roles })
  const selected = group.rules.filter(({ id }) => chosen.has(id))
  const shared = {
    group,
    nameOf,
    chosen,
    onChosenChange: setChosen,
    editing: editing?.kind === 'rule' ? editing.id : undefined,
    onEdit: (id: string | undefined) =>
      setEditing(id === undefined ? undefined : { kind: 'rule', id }),
  }
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.barLabel} id="open-presets">
          Open for everybody or a range:
        </span>
        <div role="group" aria-labelledby="open-presets" className={styles.presets}>
          {rulePresets.map(({ id, label }) => (
            <ActButton
              key={id}
              head={securityGroupActs.open}
              subjects={[group]}
              label={label}
              initial={{ presets: [id] }}
              size="small"
            />
          ))}
        </div>
        <div className={styles.barEnd}>
          {selected.length > 0 && (
            <ActButton
              head={securityRuleActs.delete}
              subjects={selected}
              label="Delete chosen"
              size="small"
              onDone={() => setChosen(new Set())}
            />
          )}
          <Button
            size="small"
            variant="primary"
            disabledReason={add.can ? undefined : add.reason}
            onClick={() => setEditing({ kind: 'new' })}
          >
            Add rule
          </Button>
        </div>
      </div>
      {editing?.kind === 'new' && (
        <Card title="New rule">
          <NetworkQuota name="security_group_rule" label="Rules" />
          <RuleEditor group={group} onClose={() => setEditing(undefined)} />
        </Card>
      )}
      <RuleRows
        {...shared}
        title="In"
        rules={ordered(group.rules, 'ingress')}
        none="Nothing is let in."
      />
      <RuleRows
        {...shared}
        title="Out"
        rules={ordered(group.rules, 'egress')}
        none="Nothing is let out: not even answers to what a server asks for itself."
      />
    </>
  )
}

/** By protocol and port, so that the list stays as it was when a rule is made anew. */
function ordered(
  rules: readonly SecurityRule[],
  direction: SecurityRule['direction'],
): SecurityRule[] {
  const key = ({ protocol = '', fromPort = 0, version }: SecurityRule) =>
    `${protocol} ${String(fromPort).padStart(5, '0')} ${version}`
  return rules
    .filter((rule) => rule.direction === direction)
    .toSorted((a, b) => key(a).localeCompare(key(b)) || a.name.localeCompare(b.name))
}
