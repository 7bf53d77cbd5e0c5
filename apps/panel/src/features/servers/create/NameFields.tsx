import { mostMade } from '@aloft/acts/servers/create-input'
import { numberedNames } from '@aloft/acts/servers/numbered-names'
import type { Region } from '@aloft/contracts/region'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { TextField } from '@aloft/ui/TextField'
import { useEffect, useRef } from 'react'
import styles from './CreatePage.module.css'
import { countOf, type Draft } from './draft.ts'

export function NameFields({
  isFocused,
  draft,
  regions,
  change,
  error,
  countError,
}: {
  /** The keyboard starts here. */
  isFocused: boolean
  draft: Draft
  regions: readonly Region[]
  change: (changes: Partial<Draft>) => void
  error: string | undefined
  countError: string | undefined
}) {
  const { name, region } = draft
  const nameField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isFocused) nameField.current?.focus()
  }, [isFocused])
  const count = countOf(draft) ?? 1
  const names = numberedNames(name.trim() || 'web', count)
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <TextField
          ref={nameField}
          label="Name"
          wide
          autoComplete="off"
          spellCheck={false}
          placeholder="web-01"
          value={name}
          onChange={(next) => change({ name: next })}
          error={error}
        />
        <TextField
          label="How many"
          type="number"
          inputMode="numeric"
          min={1}
          max={mostMade}
          value={draft.count}
          onChange={(next) => change({ count: next })}
          error={countError}
        />
      </div>
      {count > 1 && (
        <p className={styles.note}>
          {names.slice(0, 3).join(', ')}
          {count > 3 && ` … ${names.at(-1)}`}. A # in the name takes the number instead; up
          to {mostMade} at once.
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
