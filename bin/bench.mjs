import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensurePrograms, findProgram } from './debian-packages.mjs'
import { environmentFor, nodeForTypeScript, root } from './node-runtime.mjs'
import { prepare } from './prepare.mjs'
import { giveUp } from './problem.mjs'
import { exitCode } from './run-command.mjs'

/** `npm run bench [-- ids or groups …]`: prepares, fetches the peers, hands over to `bench/main.ts`. */
async function bench(args) {
  if (!args.includes('--help')) {
    await prepare()
    for (const name of ['chromium', 'nginx', 'curl']) {
      // The rows that need it will say why they could not be measured; the others can be.
      await ensurePrograms([name]).catch((error) =>
        process.stderr.write(`${error.message}\n`),
      )
    }
  }
  const node = nodeForTypeScript()
  const env = environmentFor(node)
  env.ALOFT_CHROMIUM ??= findProgram('chromium')
  env.ALOFT_NGINX ??= findProgram('nginx')
  const child = spawn(node, [join(root, 'bench/main.ts'), ...args], {
    env,
    stdio: 'inherit',
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  child.on('error', giveUp)
  child.on('exit', (code, signal) => process.exit(exitCode(code, signal)))
}

bench(process.argv.slice(2)).catch(giveUp)
