/** A right that one process of N holds for a while. */
export interface Lease {
  readonly name: string
  /** Grows with every change of the holder; a store can refuse an older one. */
  readonly fence: number
  /** Aborted when the lease is lost or given up. */
  readonly signal: AbortSignal
  release(): Promise<void>
}

export interface Leases {
  /** Takes the lease, or `undefined` while another process holds it; it renews itself until released. */
  acquire(name: string): Promise<Lease | undefined>
}
