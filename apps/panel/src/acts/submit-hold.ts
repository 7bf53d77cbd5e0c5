import { createContext, useContext, useLayoutEffect } from 'react'

/** Holds the button of the form around it, until what it gave back is called. */
export const SubmitHold = createContext<() => () => void>(() => () => undefined)

/** While true, the form that this stands in can not be sent: what its reader must know is still being read. */
export function useSubmitHold(isHeld: boolean): void {
  const hold = useContext(SubmitHold)
  useLayoutEffect(() => (isHeld ? hold() : undefined), [hold, isHeld])
}
