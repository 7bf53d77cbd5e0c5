import type { ListDefinition } from '@aloft/list/column'
import { facetColumns } from '@aloft/list/column'
import { parseView, viewParameters } from '@aloft/list/view'
import type { View, ViewProblem } from '@aloft/list/view'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { stringifySearch } from '../search-params.ts'

const typingMs = 250

/**
 * The view and its way into the URL. What a person does is seen at once and the URL follows: typing makes
 * one entry of the history, however often it pauses, anything else makes a new one, and *back* brings the
 * view back.
 */
export function useView(
  list: ListDefinition,
  path: string,
): {
  readonly view: View
  readonly problems: readonly ViewProblem[]
  readonly change: (view: View | ((before: View) => View), how: 'typing' | 'choice') => void
} {
  const router = useRouter()
  const [shown, setShown] = useState(() => {
    const search = router.state.location.searchStr
    return parseView(list, new URLSearchParams(search))
  })
  const written = useRef(router.state.location.searchStr)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lastWasTyped = useRef(false)

  // Not by the router's state: the page would be drawn again for each address that it wrote itself.
  useEffect(() => {
    const follow = () => {
      const { pathname, searchStr } = router.state.location
      if (searchStr === written.current || pathname !== path) return
      clearTimeout(timer.current)
      lastWasTyped.current = false
      written.current = searchStr
      setShown(parseView(list, new URLSearchParams(searchStr)))
    }
    follow()
    return router.subscribe('onResolved', follow)
  }, [list, path, router])
  useEffect(() => () => clearTimeout(timer.current), [])

  const latest = useRef(shown.view)
  useEffect(() => {
    latest.current = shown.view
  })
  const change = useCallback(
    (next: View | ((before: View) => View), how: 'typing' | 'choice') => {
      const view = typeof next === 'function' ? next(latest.current) : next
      latest.current = view
      setShown({ view, problems: [] })
      clearTimeout(timer.current)
      const write = () => {
        // Whoever has gone on meanwhile, to a page that is still loading, is not called back.
        if (router.latestLocation.pathname !== path) return
        const parameters = withView(list, written.current, view)
        written.current = stringifySearch(parameters)
        void router.navigate({
          to: path,
          search: parameters,
          replace: how === 'typing' && lastWasTyped.current,
        })
        lastWasTyped.current = how === 'typing'
      }
      if (how === 'typing') timer.current = setTimeout(write, typingMs)
      else write()
    },
    [list, path, router],
  )
  return { view: shown.view, problems: shown.problems, change }
}

/** The parameters with those of the view; parameters that are not the list's stay. */
function withView(
  list: ListDefinition,
  search: string,
  view: View,
): Record<string, string> {
  const ours = new Set(['q', 'sort', ...facetColumns(list).map(({ id }) => id)])
  const others = [...new URLSearchParams(search)].filter(([name]) => !ours.has(name))
  return Object.fromEntries([
    ...others,
    ...viewParameters(list, view).map(([name, value]) => [name, value] as const),
  ])
}
