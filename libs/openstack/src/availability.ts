/** Whether something may be done, and if not, the sentence that a disabled control shows. */
export type Availability =
  | { readonly can: true }
  | { readonly can: false; readonly reason: string }

export const available: Availability = { can: true }

export function unavailable(reason: string): Availability {
  return { can: false, reason }
}
