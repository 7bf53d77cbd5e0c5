import { useEffect, useRef } from 'react'

/** What a key asks of a list. */
export type ListCommand =
  | { do: 'search' }
  | { do: 'move'; by: number; extend: boolean }
  | { do: 'jump'; to: 'first' | 'last' }
  | { do: 'toggle' }
  | { do: 'open' }
  | { do: 'clear' }
  | { do: 'all' }

interface Key {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/**
 * `/` search · `j k ↓ ↑` move, with shift choosing on the way · `x` or space chooses · Enter opens ·
 * Esc lets go of the selection. Ctrl A, Page Up/Down, Home and End only in the grid itself, where the
 * browser's own meaning is not wanted.
 */
export function listCommand(
  event: Key,
  inGrid: boolean,
  pageRows: number,
): ListCommand | undefined {
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) {
    return inGrid && event.key.toLowerCase() === 'a' ? { do: 'all' } : undefined
  }
  switch (event.key) {
    case '/':
      return { do: 'search' }
    case 'j':
    case 'J':
      return { do: 'move', by: 1, extend: event.shiftKey }
    case 'k':
    case 'K':
      return { do: 'move', by: -1, extend: event.shiftKey }
    case 'x':
      return { do: 'toggle' }
    case 'Escape':
      return { do: 'clear' }
  }
  if (!inGrid) return undefined
  switch (event.key) {
    case 'ArrowDown':
      return { do: 'move', by: 1, extend: event.shiftKey }
    case 'ArrowUp':
      return { do: 'move', by: -1, extend: event.shiftKey }
    case 'PageDown':
      return { do: 'move', by: pageRows, extend: event.shiftKey }
    case 'PageUp':
      return { do: 'move', by: -pageRows, extend: event.shiftKey }
    case 'Home':
      return { do: 'jump', to: 'first' }
    case 'End':
      return { do: 'jump', to: 'last' }
    case ' ':
      return { do: 'toggle' }
    case 'Enter':
      return { do: 'open' }
    default:
      return undefined
  }
}

/** Listens on the whole page, so that the keys work without a click into the list first. */
export function useListKeys(
  grid: { readonly current: HTMLElement | null },
  pageRows: number,
  run: (command: ListCommand) => void,
): void {
  const latest = useRef({ pageRows, run })
  useEffect(() => {
    latest.current = { pageRows, run }
  })
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || !(event.target instanceof Element)) return
      // Typing, menus and dialogs keep their keys.
      if (
        event.target.closest(
          'input:not([type=checkbox]), textarea, select, [contenteditable]',
        )
      )
        return
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return
      const command = listCommand(
        event,
        event.target === grid.current,
        latest.current.pageRows,
      )
      if (command === undefined) return
      event.preventDefault()
      latest.current.run(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [grid])
}
