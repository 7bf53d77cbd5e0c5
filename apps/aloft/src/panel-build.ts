import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { AloftError } from '@aloft/kernel/errors'

const script = fileURLToPath(new URL('../../../bin/build-panel.mjs', import.meta.url))

/**
 * Builds the panel where its sources are newer than what was built; that says so itself. Aborting ends
 * the build. Throws `start_failed`.
 */
export async function ensurePanel(stopping?: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(stopping !== undefined && { signal: stopping }),
  })
  child.stderr.on('data', (words: Buffer) => {
    // That it was ended is no news to who ended it.
    if (stopping?.aborted !== true) process.stderr.write(words)
  })
  const exit: readonly unknown[] = await once(child, 'exit')
  const [code] = exit
  if (code === 0) return
  throw new AloftError('start_failed', {
    message: 'The panel could not be built; why stands above.',
    hint: 'Run `npm ci`, then `node bin/build-panel.mjs`.',
  })
}
