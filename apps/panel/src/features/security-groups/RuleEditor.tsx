import { loadAct } from '@aloft/acts/registry'
import { useQuery } from '@tanstack/react-query'
import {
  draftOfRule,
  draftProblems,
  emptyDraft,
  type RuleDraft,
} from '@aloft/openstack/rule-draft'
import type { SecurityGroup } from '@aloft/openstack/security-group'
import type { SecurityRule } from '@aloft/openstack/security-rule'
import { Button } from '@aloft/ui/Button'
import { useState } from 'react'
import formStyles from '../../acts/ActForm.module.css'
import { Bold } from '../../acts/Bold.tsx'
import { EquivalentTabs } from '../../acts/EquivalentTabs.tsx'
import { FailureBanner } from '../../acts/FailureBanner.tsx'
import { notifyDone } from '../../acts/carry-out.ts'
import { useAct } from '../../acts/use-act.ts'
import { useRegionName, useSession } from '../../session/session.ts'
import { remoteOf, RuleFields, type Remote } from './RuleFields.tsx'
import styles from './SecurityGroups.module.css'

/** A rule as a form: a new one, or one that is changed where it stands. */
export function RuleEditor({
  group,
  rule,
  onClose,
}: {
  group: SecurityGroup
  rule?: SecurityRule
  onClose: () => void
}) {
  const actId = rule === undefined ? 'security-group.add-rule' : 'security-rule.edit'
  const { roles } = useSession()
  const regionName = useRegionName()
  const { data: act, error } = useQuery({
    queryKey: ['act', actId],
    queryFn: async () => (await loadAct(actId)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [draft, setDraft] = useState<RuleDraft>(() =>
    rule === undefined ? emptyDraft : draftOfRule(rule),
  )
  const [remote, setRemote] = useState<Remote>(() => remoteOf(draft))
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const { press, pending, failure, startAnew } = useAct(act ?? undefined)
  const subject = rule ?? group
  const input = inputOf(draft)
  const problems = draftProblems(draft)
  const possible = act?.allows?.(subject, input, { roles })
  const missing = missingRemote(remote, draft)
  // What is not filled in yet must not pass for everybody.
  const warning = missing === undefined ? act?.warning?.([subject], input) : undefined
  const shownProblems = Object.fromEntries(
    Object.entries(problems)
      .filter(([field]) => touched.has(field))
      .map(([field, words]) => [field, `It ${words}.`]),
  )
  const reason = error
    ? 'This part of the panel could not be loaded: load the page again.'
    : (missing ?? (possible?.can === false ? possible.reason : undefined))

  async function save() {
    if (!act || reason !== undefined) return
    const title = act.describe([subject], input, regionName)
    const done = await press({
      targets: [{ region: subject.region, id: subject.id }],
      input,
      nameOf: () => subject.name,
      title,
    })
    if (done?.complete !== true) return
    notifyDone(act, title)
    onClose()
  }

  return (
    // Escape leaves the editor from any of its fields, as it leaves a popover.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.editor}
      aria-label={rule === undefined ? 'New rule' : `Change ${rule.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        setTouched(new Set(Object.keys(draft)))
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !pending) onClose()
      }}
    >
      {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
      <RuleFields
        region={group.region}
        draft={draft}
        problems={shownProblems}
        isOne={rule !== undefined}
        remote={remote}
        onRemoteChange={setRemote}
        onChange={(change) => {
          setDraft((before) => ({ ...before, ...change }))
          setTouched((before) => new Set([...before, ...Object.keys(change)]))
        }}
      />
      {warning !== undefined && (
        <div className={formStyles.warning}>
          <span className={formStyles.warningTitle}>Warning</span>
          <p>
            <Bold text={warning} />
          </p>
        </div>
      )}
      <div className={styles.editorEnd}>
        {rule !== undefined && (
          <p className={styles.note}>
            The cloud changes no rule: the new one is made, then the old one is deleted.
          </p>
        )}
        <Button onClick={onClose} disabledReason={pending ? 'It is under way.' : undefined}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={pending || act === undefined}
          disabledReason={reason}
        >
          {rule === undefined ? 'Add rule' : 'Save rule'}
        </Button>
      </div>
      {act && possible?.can === true && (
        <details className={formStyles.equivalents}>
          <summary>The same as CLI, API, Terraform</summary>
          <EquivalentTabs
            act={act}
            open={missing === undefined ? [] : [remote]}
            runs={[{ subject, input }]}
          />
        </details>
      )}
    </form>
  )
}

function missingRemote(
  remote: Remote,
  { range, group, addressGroup }: RuleDraft,
): string | undefined {
  if (remote === 'range' && range.trim() === '')
    return 'Give the range, or choose everybody.'
  if (remote === 'group' && group === '') return 'Choose the group, or choose everybody.'
  if (remote === 'address-group' && addressGroup === '')
    return 'Choose the group of addresses, or choose everybody.'
  return undefined
}

/** What is empty is left out, as the act wants it. */
function inputOf(draft: RuleDraft): Record<string, unknown> {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ''))
}
