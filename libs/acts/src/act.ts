import type { Static, TObject } from 'typebox'
import type { Availability } from '@aloft/openstack/availability'
import type { ServiceType } from '@aloft/openstack/service-type'

/** One call to the cloud, relative to the service's endpoint in the catalog of `region`. */
export interface UpstreamCall {
  readonly region: string
  readonly service: ServiceType
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/servers/<id>/action` */
  readonly path: string
  readonly body?: unknown
  /** `2.79`; sent as `OpenStack-API-Version: <service> 2.79`. */
  readonly microversion?: string
  readonly contentType?: string
}

/** The same act in the words of other tools, filled in, before and after the button is pressed. */
export interface Equivalents {
  /** Lines for a shell with the `openstack` client. */
  readonly cli: string
  /** HCL for the OpenStack provider; absent when Terraform has no such thing, with the reason. */
  readonly terraform: { readonly code: string } | { readonly reason: string }
}

export type Field = {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly required?: boolean
  /** Never written to the activity or a log. */
  readonly secret?: boolean
} & (
  | { readonly kind: 'text' | 'password' | 'multiline'; readonly placeholder?: string }
  | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'flag' }
  | {
      readonly kind: 'choice'
      readonly options: readonly { value: string; label: string; help?: string }[]
    }
  /** Chosen from the cloud's own lists; the panel has a picker for each. */
  | {
      readonly kind:
        | 'image'
        | 'flavor'
        | 'network'
        | 'keyPair'
        | 'securityGroups'
        | 'region'
        | 'zone'
    }
  | { readonly kind: 'tags' | 'metadata' | 'names' }
)

/** What an act knows of the thing it is done to. */
export interface Subject {
  readonly region: string
  readonly id: string
  readonly name: string
}

export interface ActContext {
  readonly roles: readonly string[]
  readonly projectId: string
}

/**
 * A declared act: everything that the panel, the API, the activity log and the command line need to
 * know of one thing that can be done. One file each; see docs/how-to/add-an-act.md.
 */
export interface Act<Input extends TObject = TObject, Of extends Subject = Subject> {
  /** `server.reboot` */
  readonly id: string
  /** On the button: `Reboot`. */
  readonly title: string
  /** Role that the project must have given: any of these (`admin` always may). */
  readonly role: 'member' | 'reader'
  readonly subject: 'server' | 'none'
  /** May be done to several at once. */
  readonly bulk: boolean
  readonly tone: 'default' | 'danger'
  /** May it be done in this state, and if not, why not. */
  available(subject: Of): Availability
  readonly input: Input
  readonly fields: readonly Field[]
  /** In plain words with **bold**: what is destroyed or interrupted. */
  warning?(subjects: readonly Of[], input: Partial<Static<Input>>): string | undefined
  /** The person must type the name (locked, or several). */
  confirmByName?(subjects: readonly Of[]): boolean
  /** Carried out one after the other; the first that fails ends it. */
  request(subject: Of, input: Static<Input>): readonly UpstreamCall[]
  equivalents(subject: Of, input: Static<Input>): Equivalents
  /** What to hand back once from the last answer (a new id, a password). */
  output?(answers: readonly unknown[]): Readonly<Record<string, unknown>> | undefined
  /** Statuses while it is under way and where it ends; the panel follows them. */
  readonly settles?: { readonly busy: readonly string[]; readonly done: readonly string[] }
  /** For the activity: `Reboot web-01 (hard)`. */
  describe(subjects: readonly Of[], input: Static<Input>): string
}

/** Declares an act; only ties the types together. */
export function defineAct<Input extends TObject, Of extends Subject>(
  act: Act<Input, Of>,
): Act<Input, Of> {
  return act
}
