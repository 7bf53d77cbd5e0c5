/**
 * Every error code of Aloft, in one place. `status` is the HTTP status it travels with, `message` the
 * sentence when the thrower gives none, `hint` what the reader can do next. `docs/errors.md` explains
 * each; a test ties the two.
 */
export const errorCodes = {
  invalid_request: {
    status: 400,
    message: 'The request is not valid.',
    hint: 'Correct the named field and send it again.',
  },
  body_too_large: {
    status: 413,
    message: 'The body is larger than this address takes.',
    hint: 'Send a smaller body.',
  },
  not_json: {
    status: 415,
    message: 'The body is not JSON.',
    hint: 'Send JSON with content-type application/json.',
  },
  not_found: {
    status: 404,
    message: 'There is nothing at this address.',
    hint: 'Check the address or go back to the list.',
  },
  wrong_method: {
    status: 405,
    message: 'This address does not take that method.',
    hint: 'Use a method that the header allow names.',
  },
  wrong_origin: {
    status: 403,
    message: 'The request comes from another site.',
    hint: 'Use the panel at its own address.',
  },
  not_signed_in: {
    status: 401,
    message: 'You are not signed in.',
    hint: 'Sign in and try again.',
  },
  wrong_credentials: {
    status: 401,
    message: 'The user name or password is not right.',
    hint: 'Check both and try again.',
  },
  passcode_required: {
    status: 401,
    message: 'This account needs a passcode too.',
    hint: 'Enter the six digits from your authenticator.',
  },
  reauth_required: {
    status: 401,
    message: 'The cloud no longer accepts this session.',
    hint: 'Enter your password again; nothing you typed is lost.',
  },
  project_changed: {
    status: 409,
    message: 'This browser works for another person or in another project now.',
    hint: 'Look at what the page shows now, then decide again.',
  },
  locked_out: {
    status: 429,
    message: 'Too many failed attempts.',
    hint: 'Wait, then try again.',
  },
  too_many_requests: {
    status: 429,
    message: 'Too many requests.',
    hint: 'Wait a moment, then try again.',
  },
  forbidden: {
    status: 403,
    message: 'Your role does not allow this.',
    hint: 'Ask an administrator of the project for the role.',
  },
  unknown_project: {
    status: 400,
    message: 'You have no role in that project.',
    hint: 'Choose one of your projects.',
  },
  unknown_region: {
    status: 404,
    message: 'There is no such region.',
    hint: 'Use one of the regions of the catalog.',
  },
  unknown_service: {
    status: 404,
    message: 'That region does not offer this service.',
    hint: 'Use a service that the catalog lists for the region.',
  },
  unknown_act: {
    status: 404,
    message: 'There is no such act.',
    hint: 'Correct the id of the act.',
  },
  not_proxied: {
    status: 403,
    message: 'The proxy does not pass this address on: it takes passwords or other proofs.',
    hint: 'Sign in by POST /api/gateway/session.',
  },
  act_refused: {
    status: 409,
    message: 'This can not be done in the present state.',
    hint: 'The message says which state is needed.',
  },
  act_in_progress: {
    status: 409,
    message: 'The same act is being carried out already.',
    hint: 'Wait for it to finish; its key is the same.',
  },
  act_outcome_unknown: {
    status: 409,
    message: 'The panel was interrupted while it carried this out.',
    hint: 'Look at the resource, then act again if it did not happen.',
  },
  key_reused: {
    status: 409,
    message: 'This idempotency key belongs to another act.',
    hint: 'Send a new key for a new act.',
  },
  upstream_failed: {
    status: 502,
    message: 'The cloud refused or failed.',
    hint: 'Quote the request id to its operator.',
  },
  upstream_unreachable: {
    status: 502,
    message: 'The cloud does not answer.',
    hint: 'Try again; other regions may work.',
  },
  upstream_timeout: {
    status: 504,
    message: 'The cloud took too long to answer.',
    hint: 'Try again; what you asked may still happen.',
  },
  chunk_damaged: {
    status: 400,
    message: 'A chunk of the file did not arrive as it was sent.',
    hint: 'Send it again from the offset that the upload names.',
  },
  upload_ended: {
    status: 409,
    message: 'This upload has ended.',
    hint: 'Begin a new one.',
  },
  upload_lost: {
    status: 410,
    message: 'The process of Aloft that held this upload is gone.',
    hint: 'Begin the upload anew: the image is queued again, without bytes.',
  },
  database_unavailable: {
    status: 503,
    message: 'Aloft cannot reach its database.',
    hint: 'It recovers by itself; nothing acknowledged is lost. Try again in a moment.',
  },
  block_unavailable: {
    status: 503,
    message: 'A part of Aloft does not answer.',
    hint: 'Try again in a moment.',
  },
  draining: {
    status: 503,
    message: 'This process is about to stop.',
    hint: 'Try again; another one answers.',
  },
  caller_invalid: {
    status: 401,
    message: 'The call is not signed by the gateway.',
    hint: 'Call through the gateway.',
  },
  internal: {
    status: 500,
    message: 'Something in Aloft went wrong.',
    hint: 'Quote the error id to the crew.',
  },
  config_unknown_key: {
    status: 500,
    message: 'The configuration has an unknown key.',
    hint: 'Remove it or correct its name.',
  },
  config_invalid: {
    status: 500,
    message: 'A configuration value is not valid.',
    hint: 'Correct the value at the named place.',
  },
  config_unreadable: {
    status: 500,
    message: 'The configuration file cannot be read.',
    hint: 'Check the path and that it is YAML.',
  },
  start_failed: {
    status: 500,
    message: 'A block could not start.',
    hint: 'The cause names what is missing.',
  },
  unknown_block: {
    status: 500,
    message: 'There is no such block.',
    hint: '`aloft run --list` prints the blocks there are.',
  },
} as const satisfies Record<string, { status: number; message: string; hint: string }>

export type ErrorCode = keyof typeof errorCodes
