import { Type, type Static } from 'typebox'
import { defineContract } from './contract.ts'
import { UpstreamFailure } from './error-body.ts'
import { fileUploadOperations } from './file-upload.ts'
import { imageUploadOperations } from './image-upload.ts'
import { Region } from './region.ts'

const Passcode = Type.String({ pattern: '^[0-9]{6}$', description: 'six digits' })

export const SignIn = Type.Object(
  {
    user: Type.String({ minLength: 1, maxLength: 255 }),
    password: Type.String({ minLength: 1, maxLength: 4096 }),
    /** Name or id of the user's domain; the configured default (`Default`) when absent. */
    domain: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    /** Name or id; the user's default project, else the first by name, when absent. */
    project: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    passcode: Type.Optional(Passcode),
  },
  { additionalProperties: false },
)
export type SignIn = Static<typeof SignIn>

export const Project = Type.Object({
  id: Type.String(),
  name: Type.String(),
  domainName: Type.String(),
})
export type Project = Static<typeof Project>

/** Who is signed in, where, and what the panel needs to know before it shows anything. */
export const Session = Type.Object({
  user: Type.Object({ id: Type.String(), name: Type.String(), domainName: Type.String() }),
  project: Project,
  projects: Type.Array(Project),
  roles: Type.Array(Type.String()),
  crew: Type.Boolean(),
  regions: Type.Array(Region),
  /** The cloud's Keystone address, for the CLI and API equivalents. */
  authUrl: Type.String(),
  /** Public endpoints by region and service type, for the API equivalents: `endpoints.dfw.compute`. */
  endpoints: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
  /** ISO 8601: when the cloud's token ends; the session itself goes on. */
  tokenExpiresAt: Type.String(),
  release: Type.String(),
})
export type Session = Static<typeof Session>

export const ActTarget = Type.Object({ region: Type.String(), id: Type.String() })
export type ActTarget = Static<typeof ActTarget>

export const RunAct = Type.Object(
  {
    /** The act's id: `server.reboot`. */
    act: Type.String({ minLength: 1, maxLength: 64 }),
    /** Idempotency key made by the browser, one per press of the button. */
    key: Type.String({ minLength: 8, maxLength: 64 }),
    /** Empty for acts that make something new; as many as end within one request. */
    targets: Type.Array(ActTarget, { maxItems: 100 }),
    /** Checked against the act's own schema. */
    input: Type.Record(Type.String(), Type.Unknown()),
  },
  { additionalProperties: false },
)
export type RunAct = Static<typeof RunAct>

export const ActOutcome = Type.Object({
  /** Absent for acts that make something new and failed. */
  target: Type.Optional(ActTarget),
  state: Type.Union([
    Type.Literal('done'),
    Type.Literal('refused'),
    Type.Literal('failed'),
    /** It was asked for and nobody knows what became of it: the cloud did not answer. */
    Type.Literal('unknown'),
  ]),
  /** Why not, in words for the person. */
  message: Type.Optional(Type.String()),
  upstream: Type.Optional(UpstreamFailure),
  /** What the act gives back once: a made server's id, a new password, a private key. */
  output: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type ActOutcome = Static<typeof ActOutcome>

export const ActReply = Type.Object({
  activityId: Type.String(),
  outcomes: Type.Array(ActOutcome),
  /** True when this key had been carried out before and the reply is the recorded one. */
  repeated: Type.Boolean(),
})
export type ActReply = Static<typeof ActReply>

/** A cloud token for another block of ours, never for a browser. */
export const CloudAccess = Type.Object({
  token: Type.String(),
  username: Type.String(),
  projectId: Type.String(),
  /** Name of the project, for the log. */
  account: Type.String(),
  expiresAt: Type.String(),
  regions: Type.Array(Region),
  endpoints: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
})
export type CloudAccess = Static<typeof CloudAccess>

/** An object of Swift that somebody without an account may get, or put, for a while. */
export const LendObject = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    container: Type.String({ minLength: 1, maxLength: 256 }),
    object: Type.String({ minLength: 1, maxLength: 1024 }),
    method: Type.Union([Type.Literal('GET'), Type.Literal('PUT')]),
    seconds: Type.Integer({ minimum: 60, maximum: 31_536_000 }),
  },
  { additionalProperties: false },
)
export type LendObject = Static<typeof LendObject>

export const gateway = defineContract('gateway', {
  'POST /session': {
    summary: 'Sign in',
    audience: 'anyone',
    body: SignIn,
    reply: Session,
    status: 201,
  },
  'GET /session': {
    summary: 'Who is signed in, and where',
    audience: 'user',
    reply: Session,
  },
  'DELETE /session': { summary: 'Sign out and revoke the token', audience: 'user' },
  'POST /session/password': {
    summary: 'Renew the cloud token in place with the password',
    audience: 'user',
    body: Type.Object(
      {
        password: Type.String({ minLength: 1, maxLength: 4096 }),
        passcode: Type.Optional(Passcode),
      },
      { additionalProperties: false },
    ),
    reply: Session,
  },
  'PUT /session/project': {
    summary: 'Work in another project',
    audience: 'user',
    body: Type.Object(
      { project: Type.String({ minLength: 1 }) },
      { additionalProperties: false },
    ),
    reply: Session,
  },
  'POST /acts': {
    summary: 'Carry out an act',
    audience: 'user',
    body: RunAct,
    reply: ActReply,
  },
  'POST /acts/:act/shown': {
    summary: 'Count that the popover of an act was shown',
    audience: 'user',
    params: Type.Object({ act: Type.String({ maxLength: 64 }) }),
  },
  ...imageUploadOperations,
  ...fileUploadOperations,
  'POST /temporary-urls': {
    summary: 'An address that opens one object of Swift for a while',
    audience: 'user',
    body: LendObject,
    reply: Type.Object({ url: Type.String(), expiresAt: Type.String() }),
  },
  'GET /prices': {
    summary: 'Hourly prices by region and flavor name, from the price file',
    audience: 'user',
    reply: Type.Object({
      currency: Type.String(),
      /** Millionths of the currency an hour, by region id (`*` for all) and flavor name. */
      hourlyPriceMicros: Type.Record(
        Type.String(),
        Type.Record(Type.String(), Type.Integer()),
      ),
    }),
  },
  'POST /cloud-access': {
    summary: 'A cloud token for a block that works for this caller (audited)',
    audience: 'block',
    body: Type.Object({ sessionId: Type.String(), purpose: Type.String() }),
    reply: CloudAccess,
  },
})
