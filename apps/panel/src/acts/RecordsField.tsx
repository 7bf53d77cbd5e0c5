import {
  partProblems,
  recordProblem,
  recordType,
  type RecordType,
} from '@aloft/openstack/record-types'
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
  /** Data that the DNS service holds: it stays so, sign for sign, until something is typed. */
  readonly held?: string
  /** In place of the parts, where what is held breaks the rules of its type. */
  readonly raw?: string
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
  const [seen, setSeen] = useState({ type, isOther: false })
  if (seen.type !== type) setSeen({ type, isOther: true })
  return known === undefined ? null : (
    // Until the person chooses another type the records are those that the DNS service holds.
    <Rows key={type} known={known} isHeld={!seen.isOther} {...props} />
  )
}

const blankOf = ({ parts }: RecordType): readonly string[] =>
  parts.map(({ options }) => options?.[0]?.value ?? '')

function rowOf(known: RecordType, data: string, key: number): Row {
  const row = { key, parts: known.split(data), typed: new Set<number>(), held: data }
  return recordProblem(known.type, data) === undefined ? row : { ...row, raw: data }
}

function dataOf(known: RecordType, { parts, typed, held, raw }: Row): string {
  return raw ?? (typed.size === 0 && held !== undefined ? held : known.join(parts))
}

/** What is wrong with a row that was typed in; what is held as it is may stay. */
function problemsOf(known: RecordType, row: Row) {
  if (dataOf(known, row) === row.held) return []
  if (row.raw === undefined) return partProblems(known, row.parts)
  const words = recordProblem(known.type, row.raw)
  return words === undefined ? [] : [{ at: 0, words }]
}

function Rows({
  label,
  known,
  isHeld,
  value,
  onChange,
  onUnfit,
}: Omit<RecordsFieldProps, 'type'> & { known: RecordType; isHeld: boolean }) {
  const blank = blankOf(known)
  const blankRow = (key: number): Row => ({ key, parts: blank, typed: new Set() })
  const [rows, setRows] = useState<readonly Row[]>(() => {
    // What was typed for another type is no start for this one.
    const kept = isHeld
      ? value
      : value.filter((data) => recordProblem(known.type, data) === undefined)
    return kept.length === 0
      ? [blankRow(0)]
      : kept.map((data, key) => rowOf(known, data, key))
  })
  function give(next: readonly Row[]) {
    setRows(next)
    tellRows(next)
  }
  function tellRows(next: readonly Row[]) {
    const filled = next.filter(
      ({ parts, held }) =>
        held !== undefined || parts.some((part, at) => part !== blank[at]),
    )
    onChange(filled.map((row) => dataOf(known, row)))
    onUnfit(filled.flatMap((row) => problemsOf(known, row))[0]?.words)
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
  const change = (key: number, become: (row: Row) => Row) =>
    give(rows.map((row) => (row.key === key ? become(row) : row)))
  const changePart = (key: number, at: number, part: string) =>
    change(key, (row) => ({
      ...row,
      parts: row.parts.map((old, place) => (place === at ? part : old)),
      typed: new Set([...row.typed, at]),
    }))
  const isFull = known.isSingle === true && rows.length > 0
  return (
    <fieldset className={styles.records}>
      <legend className={styles.legend}>{label}</legend>
      <p className={styles.help}>{known.help}</p>
      {rows.map((row, at) => (
        <div key={row.key} className={styles.row}>
          {row.raw === undefined ? (
            <Parts
              known={known}
              row={row}
              which={rows.length > 1 ? ` of record ${at + 1}` : ''}
              onPart={(place, part) => changePart(row.key, place, part)}
            />
          ) : (
            <div className={styles.part}>
              <TextField
                label={rows.length > 1 ? `Record ${at + 1}` : 'Record'}
                description="The DNS service has it so, and keeps it so unless you change it."
                error={recordProblem(known.type, row.raw)}
                wide
                mono
                autoComplete="off"
                spellCheck={false}
                value={row.raw}
                onChange={(raw) => change(row.key, (old) => ({ ...old, raw }))}
              />
            </div>
          )}
          {rows.length > 1 && (
            <IconButton
              label={`Remove record ${at + 1}`}
              onClick={() => give(rows.filter(({ key }) => key !== row.key))}
            >
              <X size={16} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      ))}
      {!isFull && (
        <div>
          <Button
            size="small"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => {
              const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
              give([...rows, blankRow(key)])
            }}
          >
            Add another record
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** The parts of one record, side by side. */
function Parts({
  known,
  row,
  which,
  onPart,
}: {
  known: RecordType
  row: Row
  /** Behind the labels, where there are several. */
  which: string
  onPart: (place: number, part: string) => void
}) {
  const problems = problemsOf(known, row)
  // What does not go together is told when either of them was typed in.
  const isTold = (at: number): boolean =>
    row.typed.has(at) || known.parts[at]?.problem(row.parts[at] ?? '') === undefined
  return known.parts.map((part, place) => {
    const value = row.parts[place] ?? ''
    const field = {
      label: `${part.label}${which}`,
      description: part.note?.(value),
      wide: true,
      error: problems.find(({ at }) => at === place && isTold(at))?.words,
    }
    return (
      <div key={part.label} className={part.isShort === true ? styles.short : styles.part}>
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
  })
}
