import type { ServerResponse } from 'node:http'
import type { Dispatcher } from 'undici'
import { isBrokenConnection } from '@aloft/kernel/cloud/unanswered'

export interface ForwardRequest {
  readonly origin: string
  readonly path: string
  readonly method: string
  /** Names and values by turns. */
  readonly headers: string[]
  readonly body: AsyncIterable<Uint8Array> | null
  /** Whether it may be sent once more when a kept connection breaks before the answer. */
  readonly repeatable: boolean
  /** How long a browser may neither send nor take anything while we wait for it. */
  readonly browserIdleMs: number
}

export type ForwardEnd =
  | { readonly kind: 'answered' }
  /** The answer stopped half way, or the browser went away. */
  | { readonly kind: 'cut'; readonly error: Error }
  /** There was no answer, nothing was sent to the browser. */
  | { readonly kind: 'failed'; readonly error: Error }
  /** The browser went away before there was an answer. */
  | { readonly kind: 'left' }

export interface ForwardWatcher {
  /**
   * The answer's first line and headers (names and values by turns). Gives the headers for the
   * browser, or nothing to keep the answer from it.
   */
  onAnswer(status: number, headers: string[]): string[] | undefined
  /** Once, when nothing more will come. */
  onEnd(end: ForwardEnd): void
}

/**
 * Sends a request to the cloud and its answer to the browser, as they come: each side waits for the
 * slower one, nothing is gathered. Written against undici's dispatcher itself, because this is what
 * the panel does most.
 */
export function forward(
  dispatcher: Dispatcher,
  request: ForwardRequest,
  response: ServerResponse,
  watcher: ForwardWatcher,
): void {
  const exchange = new Exchange(dispatcher, request, response, watcher)
  exchange.send()
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #dispatcher: Dispatcher
  readonly #request: ForwardRequest
  readonly #response: ServerResponse
  readonly #watcher: ForwardWatcher
  readonly #onClose: () => void
  #controller: Dispatcher.DispatchController | undefined
  #repeatable: boolean
  #phase: 'waiting' | 'passing' | 'keeping' | 'ended' = 'waiting'
  #waitsForBrowser = false
  #watchesBrowser = false
  /** What the answer's headers say its body has; `NaN` when they do not. */
  #length = Number.NaN
  /** A body that came in one piece, kept until its end so that it goes out with its headers. */
  #whole: Buffer | undefined

  constructor(
    dispatcher: Dispatcher,
    request: ForwardRequest,
    response: ServerResponse,
    watcher: ForwardWatcher,
  ) {
    this.#dispatcher = dispatcher
    this.#request = request
    this.#response = response
    this.#watcher = watcher
    this.#repeatable = request.repeatable
    this.#onClose = () => this.#browserLeft()
    response.on('close', this.#onClose)
  }

  send(): void {
    const { origin, path, method, headers, body } = this.#request
    if (body !== null) this.#watchBrowser()
    // undici reads any async iterable; its types name streams only.
    const stream = body as Dispatcher.DispatchOptions['body']
    this.#dispatcher.dispatch({ origin, path, method, headers, body: stream ?? null }, this)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#phase === 'ended') controller.abort(new Error('The browser went away'))
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    { 'content-length': length }: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    // Informational answers are followed by the one that counts.
    if (status < 200) return
    const headers = textOf(controller.rawHeaders)
    const passed = this.#watcher.onAnswer(status, headers)
    if (passed === undefined) {
      this.#phase = 'keeping'
      return
    }
    this.#phase = 'passing'
    this.#length = Number(length)
    this.#response.writeHead(status, passed)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#phase !== 'passing') return
    if (chunk.byteLength === this.#length) {
      this.#whole = chunk
      return
    }
    if (this.#response.write(chunk)) return
    controller.pause()
    if (this.#waitsForBrowser) return
    this.#waitsForBrowser = true
    this.#watchBrowser()
    this.#response.once('drain', () => {
      this.#waitsForBrowser = false
      controller.resume()
    })
  }

  onResponseEnd(): void {
    if (this.#phase === 'passing') this.#endResponse()
    this.#finish({ kind: 'answered' })
  }

  #endResponse(): void {
    // Node joins text with the headers into one write, bytes it does not. Every byte is a Latin-1
    // character, so the text is the same bytes again.
    if (this.#whole) this.#response.end(this.#whole.toString('latin1'), 'latin1')
    else this.#response.end()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    switch (this.#phase) {
      case 'ended':
        return
      case 'waiting':
        if (this.#repeatable && isBrokenConnection(error)) {
          this.#repeatable = false
          this.send()
          return
        }
        this.#finish({ kind: 'failed', error })
        return
      case 'keeping':
        this.#finish({ kind: 'answered' })
        return
      case 'passing':
        this.#finish({ kind: 'cut', error })
        // The only way to tell a browser that an answer is not whole.
        this.#response.destroy()
        return
      default:
        this.#phase satisfies never
    }
  }

  #browserLeft(): void {
    if (this.#phase === 'ended') return
    const error = new Error('The browser went away')
    this.#finish(this.#phase === 'waiting' ? { kind: 'left' } : { kind: 'cut', error })
    this.#controller?.abort(error)
  }

  #watchBrowser(): void {
    if (this.#watchesBrowser) return
    this.#watchesBrowser = true
    const response = this.#response
    // Every byte starts it again, and Node takes it off when the answer is finished.
    response.setTimeout(this.#request.browserIdleMs, () => response.destroy())
  }

  #finish(end: ForwardEnd): void {
    this.#phase = 'ended'
    this.#response.off('close', this.#onClose)
    this.#watcher.onEnd(end)
  }
}

/** undici gives buffers; header bytes beyond ASCII are Latin-1 by the old rules of HTTP. */
function textOf(raw: Dispatcher.DispatchController['rawHeaders']): string[] {
  if (!Array.isArray(raw)) return []
  return raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')))
}
