import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environmentFor, nodeForTypeScript, root } from './node-runtime.mjs'
import { prepare } from './prepare.mjs'
import { giveUp } from './problem.mjs'
import { exitCode } from './run-command.mjs'

/** `npm start`: fetches and builds what is missing, then hands over to `aloft demo`. */
async function start() {
  await prepare()
  const node = nodeForTypeScript()
  const main = join(root, 'apps/aloft/src/main.ts')
  const child = spawn(node, [main, 'demo', ...process.argv.slice(2)], {
    env: environmentFor(node),
    stdio: 'inherit',
  })
  // A terminal gives Ctrl-C to the child itself; a second one would mean "at once".
  const given = process.stdin.isTTY
    ? ['SIGTERM', 'SIGHUP']
    : ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of given) process.on(signal, () => child.kill(signal))
  if (process.stdin.isTTY) process.on('SIGINT', () => {})
  child.on('error', giveUp)
  child.on('exit', (code, signal) => process.exit(exitCode(code, signal)))
}

start().catch(giveUp)
