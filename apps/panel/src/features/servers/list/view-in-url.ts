import type { ListDefinition } from '@aloft/list/column'
import { facetColumns } from '@aloft/list/column'
import { parseView, viewParameters } from '@aloft/list/view'
import type { View, ViewProblem } from '@aloft/list/view'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { paths } from '../../../paths.ts'
import { stringifySearch } from '../../../search-params.ts'

const typingMs = 250

/**
 * The view and its way into the URL. What a person does is seen at once and the URL follows: typing replaces
 * the entry of the history when it pauses, anything else makes a new one, and *back* brings the view back.
 */
export function useView(list: ListDefinition): {
  readonly view: View
  readonly problems: readonly ViewProblem[]
  readonly change: (view: View, how: 'typing' | 'choice') => void
} {
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const navigate = useNavigate()
  const [shown, setShown] = useState(() => ({
    search,
    ...parseView(list, new URLSearchParams(search)),
  }))
  const written = useRef(search)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (search === written.current) return
    clearTimeout(timer.current)
    written.current = search
    setShown({ search, ...parseView(list, new URLSearchParams(search)) })
  }, [list, search])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = useCallback(
    (view: View, how: 'typing' | 'choice') => {
      setShown((before) => ({ ...before, view, problems: [] }))
      clearTimeout(timer.current)
      const write = () => {
        const next = withView(list, written.current, view)
        written.current = stringifySearch(next)
        void navigate({ to: paths.servers(), search: next, replace: how === 'typing' })
      }
      if (how === 'typing') timer.current = setTimeout(write, typingMs)
      else write()
    },
    [list, navigate],
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
