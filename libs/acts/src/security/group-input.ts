import { Type } from 'typebox'

/** Neutron keeps `default`, in any spelling, for itself. */
export const groupName = Type.String({
  minLength: 1,
  maxLength: 255,
  pattern: '^(?![dD][eE][fF][aA][uU][lL][tT]$)\\S(.*\\S)?$',
  description: 'must not be “default”, nor begin or end with a space',
})
