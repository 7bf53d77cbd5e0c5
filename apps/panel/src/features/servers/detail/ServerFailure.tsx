import { buttonClass } from '@aloft/ui/Button'
import { ErrorState } from '@aloft/ui/EmptyState'
import { Link } from '@tanstack/react-router'
import { ApiError } from '../../../api/api-error.ts'
import { presentError, type PresentedError } from '../../../api/present-error.ts'
import { paths } from '../../../paths.ts'

/** Why the server cannot be shown: gone, not allowed, no such region, or its region does not answer. */
export function ServerFailure({
  error,
  regionName,
  wasSeen,
  onRetry,
}: {
  error: Error
  regionName: string
  /** It was shown until now. */
  wasSeen: boolean
  onRetry: () => void
}) {
  const { title, message, hint, requestId, retryable } = wordsFor(
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
        <Link to={paths.servers()} className={buttonClass('primary')}>
          All servers
        </Link>
      }
    />
  )
}

function wordsFor(error: Error, regionName: string, wasSeen: boolean): PresentedError {
  const plain = presentError(error, 'The server could not be read')
  if (!(error instanceof ApiError)) return plain
  if (error.code === 'unknown_region' || error.code === 'unknown_service')
    return { ...plain, title: 'There is no such region', retryable: false }
  const isUnanswered =
    error.code === 'upstream_unreachable' || error.code === 'upstream_timeout'
  if (isUnanswered)
    return {
      ...plain,
      title: `${regionName} does not answer`,
      hint: 'The server itself may well be running. Other regions are not concerned.',
    }
  switch (error.details.status) {
    case 404:
      return {
        ...plain,
        title: wasSeen ? 'The server is deleted' : 'There is no such server',
        message: wasSeen
          ? 'It was shown until now; the cloud knows it no more.'
          : `${regionName} knows no server with this id in your project.`,
        hint: undefined,
        retryable: false,
      }
    case 403:
      return {
        ...plain,
        title: 'You may not see this server',
        hint: 'Ask an administrator of the project for the role.',
        retryable: false,
      }
    default:
      return plain
  }
}
