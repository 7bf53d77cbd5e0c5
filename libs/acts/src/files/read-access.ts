import { Type } from 'typebox'
import type { Field } from '../field.ts'

/** Who may read what is in a container. */
export const accessInput = Type.Enum(['private', 'public', 'listed'])

export const accessField: Field = {
  name: 'access',
  label: 'Who may read',
  kind: 'choice',
  required: true,
  options: [
    { value: 'private', label: 'Private', help: 'Members of the project' },
    { value: 'public', label: 'Public', help: 'Anybody who knows an object’s address' },
    {
      value: 'listed',
      label: 'Public, with listings',
      help: 'Anybody, who may also see what is in it',
    },
  ],
}
