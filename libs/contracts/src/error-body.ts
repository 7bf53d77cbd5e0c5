import { Type, type Static } from 'typebox'

/** What the cloud said, where an error comes from it. */
export const UpstreamFailure = Type.Object({
  region: Type.Optional(Type.String()),
  service: Type.String(),
  /** HTTP status of the cloud's answer; absent when it gave none. */
  status: Type.Optional(Type.Integer()),
  /** The cloud's own words. */
  message: Type.Optional(Type.String()),
  /** `x-openstack-request-id`, for its operator. */
  requestId: Type.Optional(Type.String()),
})
export type UpstreamFailure = Static<typeof UpstreamFailure>

/** The body of every failure of Aloft's API. */
export const ErrorBody = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    hint: Type.String(),
    /** Stands in the log line of the failure too; what a person quotes to the crew. */
    id: Type.String(),
    /** The field of the request that is wrong: `body.password`, `query.limit`. */
    field: Type.Optional(Type.String()),
    retryAfterSeconds: Type.Optional(Type.Integer()),
    upstream: Type.Optional(UpstreamFailure),
  }),
})
export type ErrorBody = Static<typeof ErrorBody>
