import type { ListLayout } from '@aloft/ui/list-props'
import { useState } from 'react'

/** The layout of a list that this person chose on this computer. */
export function useLayout(
  list: string,
  user: string,
  defaultLayout: ListLayout,
): readonly [ListLayout, (layout: ListLayout) => void] {
  const key = `aloft.${list}.layout.${user}`
  const [layout, setLayout] = useState(() => read(key) ?? defaultLayout)
  return [
    layout,
    (next) => {
      setLayout(next)
      try {
        localStorage.setItem(key, JSON.stringify(next))
      } catch {
        // No room or not allowed: the choice lasts as long as the page.
      }
    },
  ]
}

function read(key: string): ListLayout | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isLayout(value) ? value : undefined
  } catch {
    // Damaged or not allowed to be read: as at first.
    return undefined
  }
}

function isLayout(value: unknown): value is ListLayout {
  if (typeof value !== 'object' || value === null) return false
  if (!('order' in value && 'hidden' in value && 'widths' in value)) return false
  const { order, hidden, widths } = value
  return (
    isTexts(order) &&
    isTexts(hidden) &&
    typeof widths === 'object' &&
    widths !== null &&
    Object.values(widths).every((width) => typeof width === 'number')
  )
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
