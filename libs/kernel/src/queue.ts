export interface QueueJob<Data> {
  readonly id: string
  readonly data: Data
  /** Aborted when the process drains or the job takes too long. */
  readonly signal: AbortSignal
}

export interface SendOptions {
  /** Only one job of this key may wait or run at a time. */
  readonly singletonKey?: string
  readonly retryLimit?: number
  readonly retryDelaySeconds?: number
  readonly startAfterSeconds?: number
  readonly expireInSeconds?: number
}

/** Durable work in Postgres (pg-boss, schema `queue`); started when first used. */
export interface Queue {
  /** The job's id, or `undefined` when its singleton key is taken. */
  send(name: string, data: object, options?: SendOptions): Promise<string | undefined>
  /** Carries out jobs of that name in this process; one that throws is tried again. */
  work<Data extends object>(
    name: string,
    handler: (job: QueueJob<Data>) => Promise<void>,
    options?: { readonly concurrency?: number },
  ): Promise<void>
  stop(): Promise<void>
}
