import type { Subject } from './act.ts'
import type { SubjectKind } from './subject-kind.ts'

/** One question of an act's form. What a value must be is said by the act's schema alone. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly required?: boolean
  /** Never written to the activity or a log; in equivalents it is a variable of the shell. */
  readonly secret?: boolean
} & (
  | { readonly kind: 'text' | 'password' | 'multiline'; readonly placeholder?: string }
  /** A day, `2027-01-31`. */
  | { readonly kind: 'date' }
  | {
      readonly kind: 'number'
      readonly minimum?: number
      readonly maximum?: number
      /** Behind the number: `GB`. */
      readonly unit?: string
    }
  | { readonly kind: 'flag' }
  /** A number of seconds, asked for in a unit that a person chooses. */
  | { readonly kind: 'duration' }
  /** Data of DNS records, each in the parts of the type that `type` of the form or the subject says. */
  | { readonly kind: 'records' }
  /** A name below a DNS zone, for records of the type that `type` of the form says. */
  | { readonly kind: 'recordName'; readonly placeholder?: string }
  | {
      readonly kind: 'choice'
      /** Many options: one line that opens, instead of a list of all. */
      readonly compact?: boolean
      readonly options: readonly { value: string; label: string; help?: string }[]
    }
  /** Ids of things of one kind, chosen by name from those of the region. */
  | {
      readonly kind: 'resource'
      readonly of: SubjectKind
      readonly several?: boolean
      /** Whether it can be chosen, and if not, why not: an empty reason leaves it out. */
      where?(item: Subject): true | string
    }
  /** Any number of them. */
  | {
      readonly kind: 'choices'
      readonly options: readonly { value: string; label: string; help?: string }[]
    }
  /** Chosen from the cloud's own lists; the panel has a picker for each. */
  | {
      readonly kind:
        | 'image'
        | 'flavor'
        | 'networks'
        | 'keyPair'
        | 'securityGroup'
        | 'securityGroups'
        | 'region'
        | 'zone'
        | 'volumeType'
        /** An external network of the region, to take an address from. */
        | 'externalNetwork'
        /** An address of a server's port: the value is the port's id, beside two `carried` ones. */
        | 'portAddress'
        /** Set by the control of another field. */
        | 'carried'
    }
  | { readonly kind: 'tags' | 'metadata' | 'names' }
)

export type FieldKind = Field['kind']
