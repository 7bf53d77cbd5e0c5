import { useEffect } from 'react'

/** Why something under way ended: nobody looks at its dialog any more. */
export const leftPage = new DOMException('The page was left', 'AbortError')

/** While true, the browser asks before the page is left: what is not yet done would not be. */
export function useAskBeforeLeaving(isUnderWay: boolean): void {
  useEffect(() => {
    if (!isUnderWay) return undefined
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnderWay])
}
