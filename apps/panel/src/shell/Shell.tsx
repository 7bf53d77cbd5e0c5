import { clearNotices, NoticesRegion } from '@aloft/ui/Notices'
import { announce } from '@aloft/ui/announce'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { paths } from '../paths.ts'
import { LeftSecrets, loadLeftSecretsDialog } from '../acts/LeftSecrets.tsx'
import { loadOtherProjectDialog, OtherProject } from '../session/OtherProject.tsx'
import { PasswordBanner } from '../session/PasswordBanner.tsx'
import {
  loadReauthenticationDialog,
  Reauthentication,
} from '../session/Reauthentication.tsx'
import { useSession } from '../session/session.ts'
import { onPersonGone } from '../session/shown-scope.ts'
import '../session/own-storage.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Navigation } from './Navigation.tsx'
import { ReachabilityBanner } from './ReachabilityBanner.tsx'
import styles from './Shell.module.css'
import { TopBar } from './TopBar.tsx'
import { focusPageSearch, focusPageSearchSoon, useShellKeys } from './shell-keys.ts'
import { Part } from '@aloft/ui/Part'
import { lazyPart, preloadLater } from '@aloft/ui/lazy-part'

const KeyboardHelp = lazyPart(async () => (await import('./KeyboardHelp.tsx')).KeyboardHelp)

onPersonGone(clearNotices)

/** Wanted when something went wrong, and then at once. */
const urgentParts = [
  loadReauthenticationDialog,
  loadOtherProjectDialog,
  loadLeftSecretsDialog,
]

/** What stands around every page while somebody is signed in. */
export function Shell() {
  const { project } = useSession()
  const navigate = useNavigate()
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const main = useRef<HTMLElement>(null)
  const arrived = useRef(pathname)
  /** On the way to the page of which the search is wanted. */
  const toSearch = useRef(false)
  const [navigationOpen, setNavigationOpen] = useState(false)
  const [helpOpen, setHelpOpen] = useState(false)

  useEffect(() => preloadLater(urgentParts), [])
  useEffect(() => {
    if (pathname === undefined || arrived.current === pathname) return
    const first = arrived.current === undefined
    arrived.current = pathname
    if (first) return
    // A new page: the keyboard starts at its top, and screen readers hear where they are.
    if (toSearch.current) focusPageSearchSoon()
    else main.current?.focus({ preventScroll: true })
    toSearch.current = false
    announce(document.title)
  }, [pathname])

  function searchServers() {
    if (pathname === paths.servers()) {
      focusPageSearchSoon()
      return
    }
    toSearch.current = true
    void navigate({ to: paths.servers() })
  }
  useShellKeys({
    onSearch: searchServers,
    onSearchHere: () => void (focusPageSearch() || searchServers()),
    onHelp: () => setHelpOpen(true),
  })

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <TopBar
        navigationOpen={navigationOpen}
        onNavigation={() => setNavigationOpen(!navigationOpen)}
        onSearch={searchServers}
        onHelp={() => setHelpOpen(true)}
      />
      <div className={styles.banner}>
        <ReachabilityBanner />
        <PasswordBanner />
      </div>
      <Navigation open={navigationOpen} onGo={() => setNavigationOpen(false)} />
      <main ref={main} id="main" tabIndex={-1} className={styles.main}>
        <ErrorBoundary key={project.id} resetKey={pathname}>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <NoticesRegion />
      <Reauthentication />
      <OtherProject />
      <LeftSecrets />
      {helpOpen && (
        <Part onMissing={() => setHelpOpen(false)}>
          <KeyboardHelp onClose={() => setHelpOpen(false)} />
        </Part>
      )}
    </div>
  )
}
