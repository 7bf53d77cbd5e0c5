import type { FastifyInstance } from 'fastify'
import { AloftError } from './errors.ts'

/**
 * JSON is the only body: plain text, which a page of another site may send unasked, is refused. A
 * DELETE or POST without a body may still say that it is JSON, as many clients do.
 */
export function takeOnlyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    (request, body, done) => {
      // Fastify's parser wants text; `parseAs` above makes it so.
      const text = String(body)
      if (text === '') return done(null, undefined)
      return parse(request, text, (error, value) =>
        error === null ? done(null, value) : done(brokenJson(text)),
      )
    },
  )
}

/** Says where it breaks, in no words of the parser's: those quote the body, and so its secrets. */
function brokenJson(body: string): AloftError {
  const text = body.replace(/^\uFEFF/, '')
  const at = brokenAt(text)
  if (at === undefined) {
    return new AloftError('invalid_request', {
      message: 'The body has a field of the name __proto__ or constructor.prototype.',
      hint: 'Leave that field out.',
    })
  }
  const isCut = at >= text.trimEnd().length
  const where = isCut ? 'it ends too early' : `at character ${at + 1}`
  return new AloftError('invalid_request', {
    message: `The body is not valid JSON: ${where}.`,
    hint: 'Mend the JSON and send it again.',
  })
}

/**
 * Index of the first character that cannot stand where it does; the text's length when it only ends too
 * early; absent when it is JSON.
 */
export function brokenAt(text: string): number | undefined {
  const reported = reportedAt(text)
  if (reported !== 'untold') return reported
  // V8 tells no place of an unexpected token: it follows the longest beginning that is right so far.
  let [right, wrong] = [0, text.length]
  while (wrong - right > 1) {
    const middle = (right + wrong) >>> 1
    const at = reportedAt(text.slice(0, middle))
    if (at === undefined || at === middle) right = middle
    else wrong = middle
  }
  return right
}

function reportedAt(text: string): number | 'untold' | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (message.startsWith('Unexpected end')) return text.length
    const [, position] =
      /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message) ?? []
    return position === undefined ? 'untold' : Number(position)
  }
}
