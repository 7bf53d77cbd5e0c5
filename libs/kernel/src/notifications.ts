/** Word from process to process over Postgres' LISTEN and NOTIFY. Losing one must not matter. */
export interface Notifications {
  /** `payload` travels as JSON, at most 7 kB. */
  publish(channel: string, payload: unknown): Promise<void>
  /**
   * Calls `handler` for each notification until disposed. `missed` is called when the connection was
   * away for a while: read again what the notifications tell of.
   */
  subscribe(
    channel: string,
    handler: (payload: unknown) => void,
    missed?: () => void,
  ): Promise<AsyncDisposable>
}
