/** What the generator is asked to do; every job is bounded in time or bytes. */
export type LoadJob =
  /** Open loop: requests start when they are due, whether or not earlier ones were answered. */
  | {
      readonly kind: 'rate'
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly perSecond: number
      readonly seconds: number
      readonly connections: number
    }
  /** Closed loop: every connection asks again as soon as it was answered. */
  | {
      readonly kind: 'saturate'
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly seconds: number
      readonly connections: number
    }
  /** One body of `bytes`, down (`GET`) or up (`PUT`). */
  | {
      readonly kind: 'download' | 'upload'
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly bytes: number
    }

export interface LoadResult {
  /** Requests answered with a success. */
  readonly answered: number
  readonly errors: number
  readonly seconds: number
  /** Milliseconds of each request (`rate`). */
  readonly latencies: readonly number[]
  readonly bytes: number
}
