import { useEffect, type RefObject } from 'react'
import type { ListColumn, ListLayout } from './list-props.ts'

const attribute = 'data-sideways'

/**
 * Marks the list where columns lie under the pinned ones: `data-sideways` when it scrolls sideways at
 * all, with `start` and `end` for the edges. By attribute, so that scrolling renders nothing.
 */
export function useSidewaysMarks<Row>(
  scroller: RefObject<HTMLElement | null>,
  layout: ListLayout,
  columns: readonly ListColumn<Row>[],
): void {
  useEffect(() => {
    const list = scroller.current
    if (list === null) return undefined
    const mark = () => {
      const hiddenPx = list.scrollWidth - list.clientWidth
      const sides = [
        ...(list.scrollLeft > 0 ? ['start'] : []),
        // Places are fractions of a pixel on a zoomed page.
        ...(list.scrollLeft < hiddenPx - 1 ? ['end'] : []),
      ].join(' ')
      if (hiddenPx <= 0) list.removeAttribute(attribute)
      else if (list.getAttribute(attribute) !== sides) list.setAttribute(attribute, sides)
    }
    mark()
    const sizes = new ResizeObserver(mark)
    sizes.observe(list)
    list.addEventListener('scroll', mark, { passive: true })
    return () => {
      sizes.disconnect()
      list.removeEventListener('scroll', mark)
    }
    // The widths of the columns decide how much there is to scroll.
  }, [scroller, layout, columns])
}
