import { Type } from 'typebox'
import type { Field } from '../field.ts'

const id = Type.Optional(Type.String({ maxLength: 64 }))

/** What a floating IP is to lead to. */
export const targetProperties = {
  port: id,
  /** One of the port's own, where it has several. */
  fixedAddress: Type.Optional(Type.String({ maxLength: 45 })),
  /** The server that has the port, so that its page learns of it. */
  server: id,
}

const leadsTo = { name: 'port', label: 'Leads to', kind: 'portAddress' } as const
const carried: readonly Field[] = [
  { name: 'fixedAddress', label: 'Address', kind: 'carried' },
  { name: 'server', label: 'Server', kind: 'carried' },
]

/** The address of a server, chosen by the server's name. */
export const targetFields = (more: { required?: boolean; help?: string }): Field[] => [
  { ...leadsTo, ...more },
  ...carried,
]
