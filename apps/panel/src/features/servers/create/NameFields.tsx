import { numberedNames } from '@aloft/acts/servers/numbered-names'
import type { Region } from '@aloft/contracts/region'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { NumberField, TextField } from '@aloft/ui/TextField'
import styles from './CreatePage.module.css'
import type { Draft } from './draft.ts'

/** As many as one press may make; the act takes no more. */
const most = 50

export function NameFields({
  draft,
  regions,
  change,
  error,
}: {
  draft: Draft
  regions: readonly Region[]
  change: (changes: Partial<Draft>) => void
  error: string | undefined
}) {
  const { name, count, region } = draft
  const names = numberedNames(name.trim() || 'web', count)
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <TextField
          label="Name"
          wide
          autoComplete="off"
          spellCheck={false}
          placeholder="web-01"
          value={name}
          onChange={(next) => change({ name: next })}
          error={error}
        />
        <NumberField
          label="How many"
          min={1}
          max={most}
          value={count}
          onChange={(next) => change({ count: Math.min(most, Math.max(1, next ?? 1)) })}
        />
      </div>
      {count > 1 && (
        <p className={styles.note}>
          {names.slice(0, 3).join(', ')}
          {count > 3 && ` … ${names.at(-1)}`}. A # in the name takes the number instead.
        </p>
      )}
      <div className={styles.regions}>
        <RadioGroup
          label="Region"
          value={region}
          onChange={(next) => change({ region: next })}
          options={regions.map(({ id, name: label }) => ({ value: id, label, hint: id }))}
        />
      </div>
    </div>
  )
}
