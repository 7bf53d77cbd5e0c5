import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { AloftError } from '@aloft/kernel/errors'

const script = fileURLToPath(new URL('../../../bin/build-panel.mjs', import.meta.url))

/** Builds the panel where its sources are newer than what was built. */
export async function ensurePanel(): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [script])
  } catch (cause) {
    const words =
      cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : ''
    throw new AloftError(
      'start_failed',
      {
        message: `The panel could not be built. ${words}`,
        hint: 'Run `npm ci`, then `node bin/build-panel.mjs`, which says more.',
      },
      { cause },
    )
  }
}
