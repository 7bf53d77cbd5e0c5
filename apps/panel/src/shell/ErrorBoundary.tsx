import { ErrorState } from '@aloft/ui/EmptyState'
import { Component, type ReactNode } from 'react'
import { presentError } from '../api/present-error.ts'

interface Failure {
  error: unknown
  /** What the person quotes; the same id stands in the browser's log. */
  id: string
}

/** Shows what went wrong in the place of a page that threw, with an id that the log has too. */
export class ErrorBoundary extends Component<
  { children: ReactNode },
  { failure?: Failure }
> {
  override state: { failure?: Failure } = {}

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: { error, id: crypto.randomUUID() } }
  }

  override componentDidCatch(error: unknown): void {
    console.error(`[${this.state.failure?.id ?? 'unknown'}]`, error)
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
      title={presented.title}
      message={presented.message}
      hint={presented.hint}
      requestId={presented.requestId ?? id}
      onRetry={() => location.reload()}
    />
  )
}
