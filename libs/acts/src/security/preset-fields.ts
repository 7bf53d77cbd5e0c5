import { rulePresets } from '@aloft/openstack/rule-preset'
import type { Field } from '../field.ts'

export const presetField: Field = {
  name: 'presets',
  label: 'Open',
  kind: 'choices',
  options: rulePresets.map(({ id, label, words }) => ({ value: id, label, help: words })),
}

export const rangeField: Field = {
  name: 'range',
  label: 'To whom',
  kind: 'text',
  placeholder: '203.0.113.0/24',
  help: 'An address or a range. Empty: everybody.',
}
