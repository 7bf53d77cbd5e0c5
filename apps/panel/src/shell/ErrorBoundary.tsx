import { ErrorState } from '@aloft/ui/EmptyState'
import { Component, type ReactNode } from 'react'
import { presentError } from '../api/present-error.ts'

interface Failure {
  error: unknown
  /** What the person quotes; the same id stands in the browser's log. */
  id: string
}

/**
 * Shows what went wrong in the place of a page that threw, with an id that the log has too.
 * Another `resetKey` (another address) is another try.
 */
export class ErrorBoundary extends Component<
  { children: ReactNode; resetKey?: string | undefined },
  { failure?: Failure | undefined }
> {
  override state: { failure?: Failure | undefined } = {}

  static getDerivedStateFromError(error: unknown): { failure: Failure } {
    return { failure: { error, id: crypto.randomUUID() } }
  }

  override componentDidCatch(error: unknown): void {
    console.error(`[${this.state.failure?.id ?? 'unknown'}]`, error)
  }

  override componentDidUpdate(before: { resetKey?: string | undefined }): void {
    if (this.state.failure === undefined || before.resetKey === this.props.resetKey) return
    this.setState({ failure: undefined })
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
