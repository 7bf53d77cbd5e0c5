import { recordProblem, recordType, type RecordType } from '@aloft/openstack/record-types'
import { Button, IconButton } from '@aloft/ui/Button'
import { Select } from '@aloft/ui/Select'
import { TextField } from '@aloft/ui/TextField'
import { Plus, X } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import styles from './RecordsField.module.css'

interface Row {
  readonly key: number
  readonly parts: readonly string[]
  /** Places of the parts that were typed in. */
  readonly typed: ReadonlySet<number>
}

export interface RecordsFieldProps {
  label: string
  type: string
  /** Data of the records, in the form of zone files. */
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  /** Why what was typed is no record yet; `undefined` when it is one. */
  onUnfit: (why: string | undefined) => void
}

/** Records of one type, each asked for in its parts. */
export function RecordsField({ type, ...props }: RecordsFieldProps) {
  const known = recordType(type)
  return known === undefined ? null : <Rows key={type} known={known} {...props} />
}

const blankOf = ({ parts }: RecordType): readonly string[] =>
  parts.map(({ options }) => options?.[0]?.value ?? '')

function Rows({
  label,
  known,
  value,
  onChange,
  onUnfit,
}: Omit<RecordsFieldProps, 'type'> & { known: RecordType }) {
  const blank = blankOf(known)
  const [rows, setRows] = useState<readonly Row[]>(() => {
    // What was typed for another type is no start for this one.
    const fitting = value.filter((data) => recordProblem(known.type, data) === undefined)
    const parts = fitting.map((data) => known.split(data))
    return (parts.length === 0 ? [blank] : parts).map((each, key) => ({
      key,
      parts: each,
      typed: new Set<number>(),
    }))
  })
  function give(next: readonly Row[]) {
    setRows(next)
    tellRows(next)
  }
  function tellRows(next: readonly Row[]) {
    const filled = next.filter(({ parts }) => parts.some((part, at) => part !== blank[at]))
    onChange(filled.map(({ parts }) => known.join(parts)))
    onUnfit(filled.flatMap(({ parts }) => problemsOf(known, parts))[0])
  }
  // A form that opens with records of another type must not keep them: once for each type, as the
  // component has the type for its key.
  const tell = useEffectEvent(() => {
    tellRows(rows)
  })
  const forget = useEffectEvent(() => onUnfit(undefined))
  useEffect(() => {
    tell()
    return () => forget()
  }, [])
  const change = (key: number, at: number, part: string) =>
    give(
      rows.map((row) =>
        row.key === key
          ? {
              ...row,
              parts: row.parts.map((old, place) => (place === at ? part : old)),
              typed: new Set([...row.typed, at]),
            }
          : row,
      ),
    )
  const isFull = known.isSingle === true && rows.length > 0
  return (
    <fieldset className={styles.records}>
      <legend className={styles.legend}>{label}</legend>
      <p className={styles.help}>{known.help}</p>
      {rows.map((row, at) => (
        <RecordRow
          key={row.key}
          known={known}
          row={row}
          at={at}
          of={rows.length}
          onPart={(place, part) => change(row.key, place, part)}
          onRemove={() => give(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      {!isFull && (
        <div>
          <Button
            size="small"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => {
              const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
              give([...rows, { key, parts: blank, typed: new Set() }])
            }}
          >
            Add another record
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const problemsOf = (known: RecordType, parts: readonly string[]): string[] =>
  known.parts.flatMap((part, at) => part.problem(parts[at] ?? '') ?? [])

function RecordRow({
  known,
  row,
  at,
  of,
  onPart,
  onRemove,
}: {
  known: RecordType
  row: Row
  at: number
  of: number
  onPart: (place: number, part: string) => void
  onRemove: () => void
}) {
  const which = of > 1 ? ` of record ${at + 1}` : ''
  return (
    <div className={styles.row}>
      {known.parts.map((part, place) => {
        const value = row.parts[place] ?? ''
        const field = {
          label: `${part.label}${which}`,
          wide: true,
          error: row.typed.has(place) ? part.problem(value) : undefined,
        }
        return (
          <div
            key={part.label}
            className={part.isShort === true ? styles.short : styles.part}
          >
            {part.options === undefined ? (
              <TextField
                {...field}
                mono
                autoComplete="off"
                spellCheck={false}
                placeholder={part.placeholder}
                value={value}
                onChange={(next) => onPart(place, next)}
              />
            ) : (
              <Select
                {...field}
                value={value}
                options={part.options}
                onChange={(next) => onPart(place, next)}
              />
            )}
          </div>
        )
      })}
      {of > 1 && (
        <IconButton label={`Remove record ${at + 1}`} onClick={onRemove}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}
