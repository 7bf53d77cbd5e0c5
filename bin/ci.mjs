import { join } from 'node:path'
import { root } from './node-runtime.mjs'
import { giveUp } from './problem.mjs'
import { runCommand } from './run-command.mjs'

const minute = 60_000
/** All together: two cores need about 40 minutes, and whoever waits for the result waits no longer. */
const boundMs = 55 * minute
/** A real OpenStack needs a moment to stop. */
const graceMs = 2.5 * minute

const steps = [
  { name: 'npm test', program: 'bin/test.mjs', mostMs: 30 * minute },
  { name: 'npm run test:openstack', program: 'bin/test-openstack.mjs', mostMs: boundMs },
]

/** What `.ci/run` does: both suites whatever the first one finds, then the sum of both. */
async function ci() {
  const endsAt = Date.now() + boundMs
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => (stopped = true))
  let passed = 0
  let failed = 0
  for (const { name, program, mostMs } of steps) {
    if (stopped) break
    const startedAt = Date.now()
    process.stdout.write(`\n=== ${name}\n`)
    const limitMs = Math.max(1, Math.min(mostMs, endsAt - graceMs - Date.now()))
    const { code, output, timedOut } = await runCommand(
      process.execPath,
      [join(root, program)],
      { cwd: root, show: true, limitMs, graceMs },
    )
    const counts = lastCounts(output)
    passed += counts.passed
    failed += code === 0 ? counts.failed : Math.max(1, counts.failed)
    const minutes = ((Date.now() - startedAt) / minute).toFixed(1)
    process.stdout.write(
      `=== ${name}: ${minutes} min${timedOut ? ', took too long and was ended' : ''}\n`,
    )
  }
  // Had it to be killed, its OpenStack runs on.
  await runCommand(process.execPath, [join(root, 'labs/openstack/lab.mjs'), 'down'], {
    limitMs: 2 * minute,
  })
  if (stopped) failed = Math.max(1, failed)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** A run that does not say what it found has found nothing. */
function lastCounts(output) {
  const [, passed = 0, failed = 1] =
    [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? []
  return { passed: Number(passed), failed: Number(failed) }
}

ci().catch((error) => {
  process.on('exit', () => process.stdout.write('\n0 passed, 1 failed\n'))
  giveUp(error)
})
