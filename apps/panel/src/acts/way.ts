/** A way to another page, among the acts of a thing: *Create a server from it*. Or what begins here. */
export type Way = {
  readonly id: string
  readonly label: string
  /** Why one can not go there now. */
  readonly disabledReason?: string | undefined
  readonly danger?: boolean
} & (
  | { readonly to: string; readonly search?: Readonly<Record<string, string>> }
  /** More than one act, or none: a download, a dialog of its own. */
  | { readonly onSelect: () => void }
)
