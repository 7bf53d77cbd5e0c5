import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery, showInstead } from './session.ts'
import { scopeQuestion, shownScope } from './shown-scope.ts'
import { onOtherTab } from './tabs.ts'

/** Follows what other tabs of the browser do with the session that all of them share. */
export function useOtherTabs(): void {
  const client = useQueryClient()
  useEffect(
    () =>
      onOtherTab((scope) => {
        const shown = shownScope()
        if (scope === undefined) {
          showInstead(client, null)
          scopeQuestion.pending()?.(false)
        } else if (shown === undefined) {
          void client.invalidateQueries(sessionQuery)
        } else if (scope === shown) {
          scopeQuestion.pending()?.(true)
        } else {
          void scopeQuestion.ask()
        }
      }),
    [client],
  )
}
