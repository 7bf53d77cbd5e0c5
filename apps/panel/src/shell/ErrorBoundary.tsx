import { ErrorState } from '@aloft/ui/EmptyState'
import { Component, type ReactNode } from 'react'
import { presentError } from '../api/present-error.ts'

interface Failure {
  error: unknown
  /** What the person quotes; the same id stands in the browser's log. */
  id: string
}

interface Properties {
  children: ReactNode
  resetKey?: string | undefined
}

interface State {
  failure?: Failure | undefined
  resetKey?: string | undefined
}

/**
 * Shows what went wrong in the place of a page that threw, with an id that the log has too.
 * Another `resetKey` (another address) is another try.
 */
export class ErrorBoundary extends Component<Properties, State> {
  override state: State = { resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error, id: crypto.randomUUID() } }
  }

  static getDerivedStateFromProps({ resetKey }: Properties, state: State): State | null {
    return resetKey === state.resetKey ? null : { failure: undefined, resetKey }
  }

  override componentDidCatch(cause: unknown): void {
    // Where every uncaught error of the browser goes; the id ties it to what the person sees.
    reportError(new Error(`Page failure ${this.state.failure?.id ?? ''}`, { cause }))
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    return <FailurePage error={failure.error} id={failure.id} />
  }
}

/** The page for an error that nothing else handled. */
export function FailurePage({ error, id }: { error: unknown; id?: string | undefined }) {
  const presented = presentError(error, 'This page could not be shown')
  return (
    <ErrorState
      level={1}
      title={presented.title}
      message={presented.message}
      hint={presented.hint}
      requestId={presented.requestId ?? id}
      onRetry={() => location.reload()}
    />
  )
}
