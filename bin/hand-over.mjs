import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environmentFor, nodeForTypeScript, root } from './node-runtime.mjs'
import { giveUp } from './problem.mjs'
import { exitCode } from './run-command.mjs'

/**
 * V8 lets the young generation grow to over 100 MB under load, most of it finished stream chunks; 4 MB
 * keeps the process small and costs the proxy nothing. It can be set on the command line only.
 */
const memory = ['--max-semi-space-size=4']

/**
 * Becomes `aloft <args>` on the Node that runs TypeScript: hands on the signals that come, and ends
 * with its exit code.
 *
 * @param {string[]} args
 */
export function handOver(args) {
  const node = nodeForTypeScript()
  const child = spawn(node, [...memory, join(root, 'apps/aloft/src/main.ts'), ...args], {
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
