import { nodeForTypeScript } from './node-runtime.mjs'
import { prepare } from './prepare.mjs'
import { giveUp } from './problem.mjs'
import { fetchPrograms, testSteps } from './test-steps.mjs'

const names = [
  'format',
  'lint',
  'types',
  'knip',
  'panel',
  'unit',
  'contract',
  'topology',
  'postgres15',
  'e2e',
]
const usage = `npm test [-- --only=${names.join('|')}[,…]] [--update-screenshots] [filter …]

Runs everything that must hold before a change lands. Filters are handed to vitest and Playwright:
parts of file names. The last line is "N passed, N failed".
`

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // Whatever runs just now gets the signal too and ends; nothing begins after it.
  process.on(signal, () => (stopped = true))
}

/** `npm test`: prepares, runs every step whatever the earlier ones found, adds up. */
async function test(args) {
  if (args.includes('--help')) {
    process.stdout.write(usage)
    return
  }
  const only = args
    .filter((arg) => arg.startsWith('--only='))
    .flatMap((arg) => arg.slice('--only='.length).split(','))
  const unknown = [
    ...only.filter((name) => !names.includes(name)),
    ...args.filter((arg) => /^--(?!only=|update-screenshots$)/.test(arg)),
  ]
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(' ')}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  const wanted = (name) => only.length === 0 || only.includes(name)
  const fetching = fetchPrograms(wanted)
  await prepare({ panel: false })
  const steps = testSteps({
    node: nodeForTypeScript(),
    filters: args.filter((arg) => !arg.startsWith('--')),
    wanted,
    fetching,
    updateScreenshots: args.includes('--update-screenshots'),
  })
  let passed = 0
  let failed = 0
  for (const step of steps) {
    if (stopped) break
    const startedAt = Date.now()
    process.stdout.write(`\n— ${step.name}\n`)
    const result = await step.run().catch((error) => ({
      passed: 0,
      failed: 1,
      notes: error?.name === 'Problem' ? error.message : (error?.stack ?? String(error)),
    }))
    passed += result.passed
    failed += result.failed
    if (result.notes) process.stdout.write(`${result.notes.trimEnd()}\n`)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(
      `  ${step.name}: ${result.failed === 0 ? 'good' : 'FAILED'}, ${seconds} s\n`,
    )
  }
  if (stopped) process.stdout.write('\nStopped: the rest was not run.\n')
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = stopped ? 130 : failed === 0 ? 0 : 1
}

test(process.argv.slice(2)).catch((error) => {
  process.on('exit', () => process.stdout.write('\n0 passed, 1 failed\n'))
  giveUp(error)
})
