/** A way to another page, among the acts of a thing: *Create a server from it*. */
export interface Way {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  /** Why one can not go there now. */
  readonly disabledReason?: string | undefined
}
