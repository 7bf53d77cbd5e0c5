import '@aloft/ui/fonts'
import '@aloft/ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { hasCode } from './api/api-error.ts'
import { router } from './routes.tsx'
import { sessionQuery } from './session/session.ts'

const MOST_RETRIES = 3

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A browser without network asks all the same: that no answer comes is how the banner learns of it.
      networkMode: 'always',
      staleTime: 15_000,
      // Only what may pass by itself; anything else is told at once.
      retry: (failures, error) =>
        failures < MOST_RETRIES &&
        hasCode(error, 'unreachable', 'draining', 'block_unavailable'),
    },
  },
})

// At once, while the code of the page is still on its way.
void queryClient.prefetchQuery(sessionQuery)

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
