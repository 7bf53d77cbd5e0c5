import type { AnyAct } from '@aloft/acts/registry'
import { formatFileSize } from '@aloft/list/format-size'
import { available } from '@aloft/openstack/availability'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { Banner } from '@aloft/ui/Banner'
import { TextField } from '@aloft/ui/TextField'
import { ActFields } from '../../../acts/ActFields.tsx'
import formStyles from '../../../acts/ActForm.module.css'
import { EquivalentTabs } from '../../../acts/EquivalentTabs.tsx'
import { textValue, type Values } from '../../../acts/form-values.ts'
import type { Gathered } from '../gather.ts'
import type { How } from './transfer-input.ts'

interface TransferFormProps {
  how: How
  act: AnyAct
  region: string
  input: Record<string, unknown>
  values: Values
  gathered: Gathered
  /** Those that Swift can copy. */
  able: readonly StoredObject[]
  onChange: (name: string, value: unknown) => void
}

/** How much it is, where it goes, and the same as commands. */
export function TransferForm({
  how,
  act,
  region,
  input,
  values,
  gathered: { objects, isMore },
  able,
  onChange,
}: TransferFormProps) {
  const bytes = objects.reduce((sum, object) => sum + object.bytes, 0)
  const left = objects.length - able.length
  return (
    <>
      <p>
        {isMore && 'More than '}
        {objects.length.toLocaleString('en')} {objects.length === 1 ? 'object' : 'objects'},{' '}
        {formatFileSize(bytes)}. What has such a name there already is not replaced.
      </p>
      {left > 0 && (
        <Banner tone="info">
          {left === 1 ? '1 object is' : `${left.toLocaleString('en')} objects are`} left
          out: Swift copies at most 5 GB at once.
        </Banner>
      )}
      {how === 'rename' ? (
        <TextField
          label="New name"
          wide
          value={textValue(values, 'name')}
          onChange={(name) => onChange('name', name)}
        />
      ) : (
        <ActFields
          actId={act.id}
          fields={act.fields}
          subject={{ region, id: '', name: '' }}
          values={values}
          problems={{}}
          onChange={onChange}
          onUnfit={() => undefined}
          allowsChoice={() => available}
        />
      )}
      {able.length > 0 && (
        <details className={formStyles.equivalents}>
          <summary>The same as CLI, API, Terraform</summary>
          <EquivalentTabs
            act={act}
            open={textValue(input, 'container') === '' ? ['container'] : []}
            runs={able.map((subject) => ({ subject, input }))}
          />
        </details>
      )}
    </>
  )
}
