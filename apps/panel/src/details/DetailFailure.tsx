import { buttonClass } from '@aloft/ui/Button'
import { ErrorState } from '@aloft/ui/EmptyState'
import { Link } from '@tanstack/react-router'
import { ApiError } from '../api/api-error.ts'
import { presentError, type PresentedError } from '../api/present-error.ts'

/** Why a thing cannot be shown: gone, not allowed, no such region, or its region does not answer. */
export function DetailFailure({
  noun,
  list,
  error,
  regionName,
  wasSeen,
  onRetry,
}: {
  /** `server` */
  noun: string
  /** The page of all of them, and its name. */
  list: { readonly href: string; readonly title: string }
  error: Error
  regionName: string
  /** It was shown until now. */
  wasSeen: boolean
  onRetry: () => void
}) {
  const { title, message, hint, requestId, retryable } = wordsFor(
    noun,
    error,
    regionName,
    wasSeen,
  )
  return (
    <ErrorState
      title={title}
      message={message}
      hint={hint}
      requestId={requestId}
      onRetry={retryable ? onRetry : undefined}
      actions={
        <Link to={list.href} className={buttonClass('primary')}>
          All {list.title.toLowerCase()}
        </Link>
      }
    />
  )
}

function wordsFor(
  noun: string,
  error: Error,
  regionName: string,
  wasSeen: boolean,
): PresentedError {
  const plain = presentError(error, `The ${noun} could not be read`)
  if (!(error instanceof ApiError)) return plain
  if (error.code === 'unknown_region' || error.code === 'unknown_service')
    return { ...plain, title: 'There is no such region', retryable: false }
  const isUnanswered =
    error.code === 'upstream_unreachable' || error.code === 'upstream_timeout'
  if (isUnanswered)
    return {
      ...plain,
      title: `${regionName} does not answer`,
      hint: `The ${noun} itself may well be in order. Other regions are not concerned.`,
    }
  switch (error.details.status) {
    case 404:
      return {
        ...plain,
        title: wasSeen ? `The ${noun} is deleted` : `There is no such ${noun}`,
        message: wasSeen
          ? 'It was shown until now; the cloud knows it no more.'
          : `${regionName} knows no ${noun} with this id in your project.`,
        hint: undefined,
        retryable: false,
      }
    case 403:
      return {
        ...plain,
        title: `You may not see this ${noun}`,
        hint: 'Ask an administrator of the project for the role.',
        retryable: false,
      }
    default:
      return plain
  }
}
