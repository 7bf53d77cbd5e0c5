import type { Subject } from '@aloft/acts/act'
import { fullName, withoutDot } from '@aloft/openstack/dns-name'
import { isOwnOfZone, type RecordSet } from '@aloft/openstack/record-set'
import { conflictProblem } from '@aloft/openstack/record-set-draft'
import { TextField, type TextFieldProps } from '@aloft/ui/TextField'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { useKnownItems } from '../lists/resource-queries.ts'

interface RecordNameFieldProps extends Omit<TextFieldProps, 'ref'> {
  zone: Subject | undefined
  /** Of the records that the name is to have. */
  type: string
  /** Why the name can not have them beside what the zone has. */
  onUnfit: (why: string | undefined) => void
}

/** The name of new records: where the records of the zone are known, a taken one is told at once. */
export function RecordNameField({ zone, type, onUnfit, ...field }: RecordNameFieldProps) {
  const sets = useKnownItems<RecordSet>('record-set', zone?.id ?? '')
  const { value } = field
  const problem = useMemo(() => {
    if (zone === undefined || sets === undefined) return undefined
    const name = withoutDot(fullName(value, zone.name))
    const others = sets.filter((set) => !isOwnOfZone(set))
    return conflictProblem({ name, type }, others, zone.name)
  }, [sets, type, value, zone])
  const tell = useEffectEvent(onUnfit)
  useEffect(() => {
    tell(problem)
    return () => tell(undefined)
  }, [problem])
  return <TextField {...field} error={problem ?? field.error} />
}
