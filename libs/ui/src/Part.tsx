import { Component, Suspense, type ReactNode } from 'react'
import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { notify } from './Notices.tsx'
import { isMissingPart } from './lazy-part.ts'

export interface PartProps {
  children: ReactNode
  /** While its code is loaded. */
  fallback?: ReactNode
  /** Says in its own place that it is missing, not by a notice: for what is a part of the page. */
  inPlace?: boolean
  /** Its code could not be loaded: what waits for it, or says that it is open, must end. */
  onMissing?: (() => void) | undefined
}

const title = 'This part could not be loaded'
const body = 'Another release may have taken the place of this one.'
const again = 'Load the page again'

/**
 * Around a part whose code is loaded when it is first wanted. Where that cannot be had, it alone is
 * missing and says so; the page with all that was typed stays. What the part itself throws goes on.
 */
export function Part({ fallback, ...boundary }: PartProps) {
  return (
    <PartBoundary {...boundary}>
      <Suspense fallback={fallback}>{boundary.children}</Suspense>
    </PartBoundary>
  )
}

interface State {
  failure?: { readonly error: unknown }
}

class PartBoundary extends Component<Omit<PartProps, 'fallback'>, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown): void {
    if (!isMissingPart(error)) return
    const { inPlace, onMissing } = this.props
    if (inPlace !== true) {
      const action = { label: again, onPress: loadAgain }
      notify({ key: 'missing-part', tone: 'bad', title, body, action })
    }
    onMissing?.()
  }

  override render(): ReactNode {
    const { children, inPlace } = this.props
    const { failure } = this.state
    if (failure === undefined) return children
    if (!isMissingPart(failure.error)) throw failure.error
    return inPlace === true ? <Missing /> : null
  }
}

function Missing() {
  return (
    <Banner
      tone="bad"
      action={
        <Button size="small" onClick={loadAgain}>
          {again}
        </Button>
      }
    >
      <strong>{title}.</strong> {body}
    </Banner>
  )
}

function loadAgain() {
  location.reload()
}
