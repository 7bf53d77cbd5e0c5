import type { PlaywrightTestConfig } from '@playwright/test'
import { chromiumArguments } from './chromium.ts'

/** How the browser of every browser suite is started and looked at. */
export const browserUse = {
  browserName: 'chromium' as const,
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'UTC',
  // What a person may ask for; nothing is waited for that only fades.
  contextOptions: { reducedMotion: 'reduce' as const },
  // A test that fails leaves a picture and what the page held, by role. A trace, which takes the page
  // down at every step of every test, is there for who asks for it.
  screenshot: 'only-on-failure' as const,
  trace:
    process.env['ALOFT_TRACE'] === undefined
      ? ('off' as const)
      : ('retain-on-failure' as const),
  launchOptions: {
    // Debian's browser: it is patched with the system, and nothing is downloaded beside it.
    executablePath: process.env['ALOFT_CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
    args: [...chromiumArguments],
  },
} satisfies PlaywrightTestConfig['use']
