import type { Static, TObject } from 'typebox'
import type { Availability } from '@aloft/openstack/availability'
import type { Actor } from '@aloft/openstack/server-states'
import type { Field } from './field.ts'
import type { SubjectKind } from './subject-kind.ts'
import type { UpstreamCall } from './upstream-call.ts'

/** The same act in the words of other tools, filled in, before and after the button is pressed. */
export interface Equivalents {
  /** Lines for a shell with the `openstack` client. */
  readonly cli: string
  /** HCL for the OpenStack provider; absent when Terraform has no such thing, with the reason. */
  readonly terraform: { readonly code: string } | { readonly reason: string }
}

export interface TakeBack {
  readonly call: UpstreamCall
  /** Whether it worked by its answer, of a service that says yes whatever came of it. */
  isDone?(answer: unknown): boolean
  /** Told beside the failure when that worked: `It is locked again.` */
  readonly worked: string
  /** Told when it did not, or when nobody knows what became of the later call. */
  readonly stays: string
}

/** What people call the region of an id; the id itself where it has no name: `Dallas` for `dfw`. */
export type RegionName = (id: string) => string

/** What an act knows of the thing it is done to. */
export interface Subject {
  readonly region: string
  /** Empty for acts of subject `none`, whose region and name are those of their input. */
  readonly id: string
  readonly name: string
}

/**
 * The part of an act that its button needs before anybody opened it. Heads are small and stand
 * together (`server-acts.ts`), so that a page can draw every button without loading any act.
 */
export interface ActHead<Of extends Subject = Subject> {
  /** `server.reboot` */
  readonly id: string
  /** On the button: `Reboot`. */
  readonly title: string
  /** Role that the project must have given; `admin` always may, `member` may what `reader` may. */
  readonly role: 'member' | 'reader'
  readonly subject: SubjectKind | 'none'
  /** What a making act (subject `none`) makes, by the id that `madeId` tells. */
  readonly makes?: SubjectKind
  /** Other kinds that it changes: what shows them reads them again. Its own is always. */
  readonly touches?: readonly SubjectKind[]
  /** May be done to several at once. */
  readonly bulk: boolean
  readonly tone: 'default' | 'danger'
  /** May it be done in this state with some input, and if not, why not. */
  available(subject: Of, actor: Actor): Availability
  /** The same for one of several, where that is stricter: each has less attention. */
  availableAmongSeveral?(subject: Of, actor: Actor): Availability
}

/** What is loaded when an act is opened or carried out. One file each. */
export interface ActBody<
  Input extends TObject = TObject,
  Of extends Subject = Subject,
  Values = Static<Input>,
> {
  readonly input: Input
  readonly fields: readonly Field[]
  /** What the person is asked: `Choose a new image for this server`. */
  prompt?(subjects: readonly Of[]): string
  /** On the button that carries it out, where it is more than the title: `Resize server`. */
  readonly submit?: string
  /** What the form begins with: the present name, the present tags. */
  initial?(subjects: readonly Of[]): Partial<Values>
  /** In plain words with **bold**: what is destroyed or interrupted. */
  warning?(subjects: readonly Of[], input: Partial<Values>): string | undefined
  /** The person must type the name (locked, or several). */
  confirmByName?(subjects: readonly Of[]): boolean
  /** What the typed name allows, added to the input. */
  confirmed?(subjects: readonly Of[]): Partial<Values>
  /** Beyond `available`: may it be done with this input. */
  allows?(subject: Of, input: Values, actor: Actor): Availability
  /** One input per thing that an act of subject `none` makes; each has an outcome of its own. */
  split?(input: Values): readonly Values[]
  /** Carried out one after the other; the first that fails ends it. */
  request(subject: Of, input: Values): readonly UpstreamCall[]
  /**
   * Calls after those of `request`, which need what those answered (an id). No answers: for the
   * equivalents, with a word such as `NETWORK_ID` in the place of what is not known yet.
   */
  followUp?(
    subject: Of,
    input: Values,
    answers: readonly unknown[],
  ): readonly UpstreamCall[]
  /** How many calls it may take in all, where only an answer tells. */
  callsAtMost?(subject: Of, input: Values): number
  /** Calls that the panel makes when it is done: for the equivalents alone. */
  afterwards?(subject: Of, input: Values): readonly UpstreamCall[]
  /**
   * What makes up for the first call when a later one was refused: nothing half done is left. `answers`
   * are those that came.
   */
  takeBack?(subject: Of, input: Values, answers: readonly unknown[]): TakeBack
  /**
   * Where a later call failed and nothing makes up for the first ones: at what it stopped, what was done
   * before and what was not, for the person. `answered` counts the calls that were done.
   */
  stoppedAt?(subject: Of, input: Values, answered: number): string | undefined
  /**
   * What was not done by the answers of a service that says yes whatever came of it, in words for the
   * person; the outcome is a failure then. Nothing where all was done.
   */
  leaves?(answers: readonly unknown[]): string | undefined
  equivalents(subject: Of, input: Values): Equivalents
  /** Ids of servers that it changes beside what it is done to: one that a volume is attached to. */
  touchedServers?(subject: Of, input: Values): readonly string[]
  /** Id of what was made, from the last answer. */
  madeId?(answers: readonly unknown[]): string | undefined
  /** What to hand back once from the answers (a new id, a password). */
  output?(
    answers: readonly unknown[],
    input: Values,
  ): Readonly<Record<string, unknown>> | undefined
  /** Names in `output` that are handed back but never written down. */
  readonly secretOutputs?: readonly string[]
  /** Statuses while it is under way and where it ends; the panel follows them. */
  readonly settles?: { readonly busy: readonly string[]; readonly done: readonly string[] }
  /** For the activity and notices: `Reboot web-01 (hard)`. Must hold no secret. */
  describe(subjects: readonly Of[], input: Values, regionName: RegionName): string
}

/**
 * A declared act: everything that the panel, the API, the activity log and the command line need to
 * know of one thing that can be done. See docs/how-to/add-an-act.md.
 */
export type Act<
  Input extends TObject = TObject,
  Of extends Subject = Subject,
> = ActHead<Of> & ActBody<Input, Of>

/** Declares an act; ties the types of schema, request and words together. */
export function defineAct<Input extends TObject, Of extends Subject>(
  head: ActHead<Of>,
  body: ActBody<Input, Of>,
): Act<Input, Of> {
  return { ...head, ...body }
}

/** Every call of an act as far as it is known before anything was answered: for the equivalents. */
export function allCalls<Input extends TObject, Of extends Subject>(
  act: Pick<Act<Input, Of>, 'request' | 'followUp' | 'afterwards'>,
  subject: Of,
  input: Static<Input>,
): readonly UpstreamCall[] {
  return [
    ...act.request(subject, input),
    ...(act.followUp?.(subject, input, []) ?? []),
    ...(act.afterwards?.(subject, input) ?? []),
  ]
}

/** `web-01`, or `3 servers`. */
export function subjectNames(subjects: readonly Subject[], plural = 'servers'): string {
  const [first] = subjects
  return subjects.length === 1 && first !== undefined
    ? first.name
    : `${subjects.length} ${plural}`
}
