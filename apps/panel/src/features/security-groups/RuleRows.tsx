import { mayAct } from '@aloft/acts/role'
import { securityRuleActs } from '@aloft/acts/security/security-acts'
import type { SecurityGroup } from '@aloft/openstack/security-group'
import {
  isForEverybody,
  remoteWords,
  trafficWords,
  type SecurityRule,
} from '@aloft/openstack/security-rule'
import { Button } from '@aloft/ui/Button'
import { CheckboxBox } from '@aloft/ui/Checkbox'
import { Card } from '@aloft/ui/Page'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acts/ActButton.tsx'
import detail from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { RuleEditor } from './RuleEditor.tsx'
import styles from './SecurityGroups.module.css'

interface RuleRowsProps {
  group: SecurityGroup
  title: 'In' | 'Out'
  rules: readonly SecurityRule[]
  none: string
  nameOf: (groupId: string) => string | undefined
  chosen: ReadonlySet<string>
  onChosenChange: (chosen: ReadonlySet<string>) => void
  /** Id of the rule that is being changed. */
  editing: string | undefined
  onEdit: (id: string | undefined) => void
}

/** The rules of one direction as a table; the one that is changed is a form in its place. */
export function RuleRows(props: RuleRowsProps) {
  const { title, rules, none, editing, onEdit, group } = props
  if (rules.length === 0) {
    return (
      <Card title={title}>
        <p className={detail.none}>{none}</p>
      </Card>
    )
  }
  return (
    <Card title={title} flush>
      <div className={detail.scroll}>
        <table className={styles.rules} aria-label={`Rules ${title.toLowerCase()}`}>
          <thead>
            <tr>
              <th scope="col" className={styles.pick}>
                <span className={styles.hidden}>Choose</span>
              </th>
              <th scope="col">What</th>
              <th scope="col">{title === 'In' ? 'From' : 'To'}</th>
              <th scope="col">IP</th>
              <th scope="col">Description</th>
              <th scope="col">
                <span className={styles.hidden}>Acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) =>
              rule.id === editing ? (
                <tr key={rule.id}>
                  <td colSpan={6} className={styles.editing}>
                    <RuleEditor
                      group={group}
                      rule={rule}
                      onClose={() => onEdit(undefined)}
                    />
                  </td>
                </tr>
              ) : (
                <RuleRow key={rule.id} {...props} rule={rule} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function RuleRow({
  rule,
  nameOf,
  chosen,
  onChosenChange,
  onEdit,
}: RuleRowsProps & { rule: SecurityRule }) {
  const { roles } = useSession()
  const edit = mayAct(securityRuleActs.edit, rule, { roles })
  const isOpen = rule.direction === 'ingress' && isForEverybody(rule)
  return (
    <tr>
      <td className={styles.pick}>
        <CheckboxBox
          aria-label={`Choose ${rule.name}`}
          checked={chosen.has(rule.id)}
          onChange={(on) => {
            const next = new Set(chosen)
            if (on) next.add(rule.id)
            else next.delete(rule.id)
            onChosenChange(next)
          }}
        />
      </td>
      <td>{trafficWords(rule)}</td>
      <td className={rule.remoteCidr === undefined ? undefined : detail.mono}>
        <span className={isOpen ? styles.open : undefined}>
          <Remote rule={rule} nameOf={nameOf} />
        </span>
      </td>
      <td>IPv{rule.version}</td>
      <td className={styles.description}>{rule.description ?? '—'}</td>
      <td>
        <div className={styles.acts}>
          <Button
            size="small"
            variant="quiet"
            aria-label={`Edit ${rule.name}`}
            disabledReason={edit.can ? undefined : edit.reason}
            onClick={() => onEdit(rule.id)}
          >
            Edit
          </Button>
          <ActButton
            head={securityRuleActs.delete}
            subjects={[rule]}
            size="small"
            variant="quiet"
          />
        </div>
      </td>
    </tr>
  )
}

function Remote({
  rule,
  nameOf,
}: {
  rule: SecurityRule
  nameOf: (groupId: string) => string | undefined
}) {
  const { region, remoteGroupId } = rule
  if (remoteGroupId === undefined) return remoteWords(rule).replace(/ \(IPv6\)$/, '')
  return (
    <>
      members of{' '}
      <Link to={paths.securityGroup(region, remoteGroupId)}>
        {nameOf(remoteGroupId) ?? remoteGroupId}
      </Link>
    </>
  )
}
