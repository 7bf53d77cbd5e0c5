import { ErrorState } from '@aloft/ui/EmptyState'
import { Component, type ReactNode } from 'react'
import { ApiError } from '../api/api-error.ts'
import { presentError } from '../api/present-error.ts'

interface Properties {
  children: ReactNode
  resetKey?: string | undefined
}

interface State {
  failure?: { error: unknown } | undefined
  resetKey?: string | undefined
}

/**
 * Shows what went wrong in the place of a page that threw. Another `resetKey` (another address) is
 * another try.
 */
export class ErrorBoundary extends Component<Properties, State> {
  override state: State = { resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } }
  }

  static getDerivedStateFromProps({ resetKey }: Properties, state: State): State | null {
    return resetKey === state.resetKey ? null : { failure: undefined, resetKey }
  }

  override componentDidCatch(cause: unknown): void {
    // Where every uncaught error of the browser goes.
    reportError(new Error('A page could not be shown', { cause }))
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    return <FailurePage error={failure.error} />
  }
}

/**
 * The page for an error that nothing else handled. What broke in the browser is known to the browser
 * alone: there is no id to quote, so its own words are given.
 */
export function FailurePage({ error }: { error: unknown }) {
  const presented = presentError(error, 'This page could not be shown')
  const { details } = presented
  return (
    <ErrorState
      level={1}
      title={presented.title}
      message={presented.message}
      hint={error instanceof ApiError ? presented.hint : whatToDo(details)}
      requestId={presented.requestId}
      onRetry={() => location.reload()}
    />
  )
}

function whatToDo(words: string | undefined): string {
  const told =
    words === undefined || words === ''
      ? 'and what you did before'
      : `what you did before, and these words: “${words}”`
  return `Try again. If it fails again, tell whoever runs this panel the address of the page, ${told}.`
}
