import { parseBulkDeletion } from '@aloft/openstack/stored-object'

const mostNamed = 10

/**
 * What deletions left, by Swift's answers to `bulk-delete` and `multipart-manifest=delete`, whose status
 * is 200 whatever became of it. https://docs.openstack.org/swift/latest/middleware.html#bulk-delete
 */
export function leftBehind(answers: readonly unknown[]): string | undefined {
  const told = answers.map(parseBulkDeletion)
  const left = told.flatMap(({ errors }) => errors)
  const problems = told.flatMap(({ problem }) => (problem === undefined ? [] : [problem]))
  if (left.length === 0 && problems.length === 0) return undefined
  const named = left.slice(0, mostNamed).join(', ')
  const more = left.length - mostNamed
  return [
    ...(left.length === 0 ? ['Not all of it was deleted.'] : []),
    ...(left.length === 0
      ? []
      : [`Not deleted: ${named}${more > 0 ? `, and ${more} more` : ''}.`]),
    ...problems.map((words) => (/[.!?]$/.test(words) ? words : `${words}.`)),
  ].join(' ')
}
