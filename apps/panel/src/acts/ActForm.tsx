import { subjectNames, type Subject } from '@aloft/acts/act'
import { inputProblems } from '@aloft/acts/input-problem'
import type { AnyAct } from '@aloft/acts/registry'
import { subjectNouns } from '@aloft/acts/subject-kind'
import type { ActTarget } from '@aloft/contracts/gateway'
import { available } from '@aloft/openstack/availability'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { Popover } from '@aloft/ui/Popover'
import { TextField } from '@aloft/ui/TextField'
import { useCallback, useState } from 'react'
import { useRegionName, useSession } from '../session/session.ts'
import { ActFields } from './ActFields.tsx'
import styles from './ActForm.module.css'
import type { ActPopoverProps } from './ActPopover.tsx'
import { Bold } from './Bold.tsx'
import { EquivalentTabs } from './EquivalentTabs.tsx'
import { FailureBanner } from './FailureBanner.tsx'
import type { Secret } from './SecretOutput.tsx'
import { SecretsPopover } from './SecretsPopover.tsx'
import { notifyDone } from './carry-out.ts'
import {
  inputOf,
  isEmpty,
  problemSentence,
  withoutFields,
  type Values,
} from './form-values.ts'
import { closingReason, secretsOf } from './secret-outputs.ts'
import { SubmitHold } from './submit-hold.ts'
import { useAct } from './use-act.ts'

const NAMES_SHOWN = 8
const wideKinds = new Set(['image', 'flavor', 'metadata', 'records'])

/** What an act asks, warns of and is equal to; keeps what was filled in until it is done. */
export function ActForm({
  act,
  subjects,
  leftOut,
  note,
  initial,
  anchor,
  onClose,
  onDone,
}: ActPopoverProps & { act: AnyAct }) {
  const { roles } = useSession()
  const regionName = useRegionName()
  const [values, setValues] = useState<Values>(() => ({
    ...act.initial?.(subjects),
    ...initial,
  }))
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [unfit, setUnfit] = useState<Readonly<Record<string, string | undefined>>>({})
  const [typedName, setTypedName] = useState('')
  const [secrets, setSecrets] = useState<readonly Secret[]>([])
  const [holds, setHolds] = useState(0)
  const hold = useCallback(() => {
    setHolds((before) => before + 1)
    return () => setHolds((before) => before - 1)
  }, [])
  const { press, pending, failure, startAnew } = useAct(act)
  const mustType = act.confirmByName?.(subjects) === true
  const input = {
    // What the place knows and nobody is asked for.
    ...withoutFields(act.fields, initial),
    ...inputOf(act.fields, values),
    ...(mustType ? act.confirmed?.(subjects) : {}),
  }
  const found = inputProblems(act.input, input)
  const problems = Object.fromEntries(
    found
      .filter(({ field }) => touched.has(field))
      .map(({ field, words }) => [field, problemSentence(words)]),
  )
  const [subject] = subjects
  const one = subjects.length === 1 ? subject : undefined
  const expected = subjectNames(subjects, nounOf(act))
  const warning = act.warning?.(subjects, input)
  const nameOf = (target: ActTarget | undefined) =>
    subjects.find(({ id }) => id === target?.id)?.name

  async function carryOut() {
    const targets =
      act.subject === 'none' ? [] : subjects.map(({ region, id }) => ({ region, id }))
    const done = await press({
      targets,
      input,
      nameOf,
      title: act.describe(subjects, input, regionName),
    })
    if (done?.complete !== true) return
    notifyDone(act, act.describe(subjects, input, regionName), targets)
    onDone?.(done.reply)
    const told = secretsOf(act, nameOf, done.reply)
    setSecrets(told)
    if (told.length === 0) onClose()
  }

  if (secrets.length > 0) {
    const title = act.describe(subjects, input, regionName)
    return <SecretsPopover {...{ title, secrets, anchor, onClose }} />
  }
  const staysFor = closingReason(act, pending)
  const open = act.fields
    .filter(
      ({ name, required }) =>
        unfit[name] !== undefined || (required && isEmpty(values[name])),
    )
    .map(({ name }) => name)
  const whyUnfit = Object.values(unfit).find((why) => why !== undefined)
  const allowed =
    found.length === 0 && whyUnfit === undefined && subjects.length <= 1
      ? act.allows?.(one ?? nothing, input, { roles })
      : undefined
  const refusal = allowed?.can === false ? allowed.reason : undefined
  const blocked =
    whyUnfit ??
    refusal ??
    blockedReason(found, act, mustType && typedName.trim() !== expected) ??
    (holds > 0 ? 'Wait until it is known what this means.' : undefined)
  return (
    <Popover
      isOpen
      anchor={anchor}
      onClose={() => staysFor === undefined && onClose()}
      wide={act.fields.some(({ kind }) => wideKinds.has(kind))}
      title={
        act.prompt?.(subjects) ??
        (act.subject === 'none' ? act.title : `${act.title} ${expected}`)
      }
      footer={
        <>
          <Button disabledReason={staysFor} onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant={act.tone === 'danger' ? 'danger' : 'primary'}
            pending={pending}
            disabledReason={blocked}
            onClick={() => void carryOut()}
          >
            {act.submit ?? act.title}
          </Button>
        </>
      }
    >
      {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
      {subjects.length > 1 && <p className={styles.names}>{namesOf(subjects)}</p>}
      {leftOut !== undefined && <Banner tone="info">{leftOut}</Banner>}
      <SubmitHold value={hold}>{note}</SubmitHold>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setTouched(new Set(act.fields.map(({ name }) => name)))
          if (blocked === undefined) void carryOut()
        }}
      >
        <ActFields
          actId={act.id}
          fields={act.fields}
          subject={subject}
          values={values}
          problems={problems}
          onChange={(name, value) => {
            setValues((before) => ({ ...before, [name]: value }))
            setTouched((before) => new Set([...before, name]))
          }}
          onUnfit={(name, why) => setUnfit((before) => ({ ...before, [name]: why }))}
          allowsChoice={(name, value) =>
            one === undefined
              ? available
              : (act.allows?.(one, { ...input, [name]: value }, { roles }) ?? available)
          }
        />
        {refusal !== undefined && <Banner tone="warn">{refusal}</Banner>}
        {warning !== undefined && (
          <div className={styles.warning} data-tone={act.tone}>
            <span className={styles.warningTitle}>Warning</span>
            <p>
              <Bold text={warning} />
            </p>
          </div>
        )}
        {mustType && (
          <TextField
            label={`Type “${expected}” to confirm`}
            wide
            autoComplete="off"
            spellCheck={false}
            value={typedName}
            onChange={setTypedName}
          />
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      <details className={styles.equivalents}>
        <summary>The same as CLI, API, Terraform</summary>
        <EquivalentTabs
          act={act}
          open={open}
          runs={(subjects.length === 0 ? [nothing] : subjects).map((each) => ({
            subject: each,
            input,
          }))}
        />
      </details>
    </Popover>
  )
}

/** `volumes`: what several of its subjects are called. */
function nounOf({ subject }: AnyAct): string {
  return subject === 'none' ? 'things' : subjectNouns[subject].many
}

/** For acts that make something: what they need is in their input. */
const nothing: Subject = { region: '', id: '', name: '' }

/** Of several, so that one sees whom it meets: `web-01, web-02 and 3 more`. */
function namesOf(subjects: readonly Subject[]): string {
  const shown = subjects.slice(0, NAMES_SHOWN).map(({ name }) => name)
  const more = subjects.length - shown.length
  return more === 0
    ? shown.join(', ')
    : `${shown.join(', ')} and ${more.toLocaleString('en')} more`
}

function blockedReason(
  found: ReturnType<typeof inputProblems>,
  act: AnyAct,
  nameMissing: boolean,
): string | undefined {
  const [problem] = found
  if (problem !== undefined) {
    const label = act.fields.find(({ name }) => name === problem.field)?.label
    return problem.words === 'is missing'
      ? `Choose or fill in: ${label?.toLowerCase()}.`
      : `${label} ${problem.words}.`
  }
  return nameMissing ? 'Type the name to confirm.' : undefined
}
