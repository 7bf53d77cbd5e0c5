import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ApiError } from '../api/api-error.ts'
import { FailurePage } from './ErrorBoundary.tsx'

test('what broke in the browser has words to pass on, and no id that nobody could look up', () => {
  const page = renderToStaticMarkup(<FailurePage error={new Error('x is undefined')} />)
  expect(page).toContain('these words: “x is undefined”')
  expect(page).not.toContain('Request')
})

test('what Aloft refused has the id of its log line', () => {
  const details = { status: 500, id: 'e-7', hint: 'Tell the crew.', traceId: 't' }
  const error = new ApiError('internal', 'Something went wrong.', details)
  const page = renderToStaticMarkup(<FailurePage error={error} />)
  expect(page).toContain('Copy e-7')
  expect(page).toContain('Tell the crew.')
})
