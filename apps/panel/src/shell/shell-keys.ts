import { useEffect, useRef } from 'react'

/** Puts the cursor into the search of the page; false when the page has none. */
export function focusPageSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[data-page-search]')
  field?.focus()
  field?.select()
  return field !== null
}

/** The same on a page whose parts are still coming; gives up when they do not. */
export function focusPageSearchSoon(): void {
  const endsAt = performance.now() + 5000
  const attempt = () => {
    if (!focusPageSearch() && performance.now() < endsAt) requestAnimationFrame(attempt)
  }
  attempt()
}

export interface ShellKeys {
  onSearch: () => void
  onSearchHere: () => void
  onHelp: () => void
}

/** Ctrl K searches servers from anywhere; `/` and `?` wherever nothing is typed and nothing is open. */
export function useShellKeys(keys: ShellKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      if (
        document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null
      ) {
        return
      }
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        latest.current.onSearch()
        return
      }
      const typing =
        event.target instanceof Element &&
        event.target.closest('input:not([type=checkbox]), textarea, select') !== null
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?' || event.key === '/') {
        event.preventDefault()
        if (event.key === '?') latest.current.onHelp()
        else latest.current.onSearchHere()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
