import { join } from 'node:path'
import { ensureBrowser, ensurePrograms } from './debian-packages.mjs'
import { environmentFor, nodeForTypeScript, root } from './node-runtime.mjs'
import { prepare } from './prepare.mjs'
import { giveUp, Problem } from './problem.mjs'
import { runCommand } from './run-command.mjs'
import {
  freshReport,
  outcome,
  readPlaywrightReport,
  readVitestReport,
} from './test-results.mjs'

const minute = 60_000
const usage = `npm run test:openstack [-- --keep] [--only=contract|browser] [filter …]

Starts the OpenStack of labs/openstack (the first time it is installed: root, the network), runs the
contract suite and the browser suites of test/openstack against it, and stops it again.

  --keep         let it run on
  --only=PART    one part
  filter         parts of file names

The last line is "N passed, N failed".
`

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // Whatever runs just now gets the signal too and ends; then the lab is stopped, whatever came before.
  process.on(signal, () => (stopped = true))
}

/** `npm run test:openstack` */
async function testOpenStack(args) {
  if (args.includes('--help')) {
    process.stdout.write(usage)
    return
  }
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  const strange = args.filter((arg) => /^--(?!keep$|only=(contract|browser)$)/.test(arg))
  if (strange.length > 0) {
    process.stderr.write(`Unknown: ${strange.join(' ')}\n\n${usage}`)
    process.exitCode = 2
    return
  }
  await prepare()
  const filters = args.filter((arg) => !arg.startsWith('--'))
  const results = []
  try {
    const clouds = await timed('lab up', async () => ({ clouds: await labUp() }))
    results.push(clouds)
    for (const part of [contract, browser]) {
      if (clouds.clouds === undefined || stopped) break
      if (only !== undefined && only !== part.name) continue
      results.push(await timed(part.name, () => part(clouds.clouds, filters)))
    }
  } finally {
    if (!args.includes('--keep')) results.push(await timed('lab down', labDown))
  }
  if (stopped) results.push({ passed: 0, failed: 1 })
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
}

/** Runs a part; what it throws is one failure. */
async function timed(name, work) {
  const startedAt = Date.now()
  process.stdout.write(`\n— ${name}\n`)
  const result = await work().catch((error) => ({
    failed: 1,
    notes: error instanceof Problem ? error.message : (error?.stack ?? String(error)),
  }))
  if (result.notes) process.stdout.write(`${result.notes.trimEnd()}\n`)
  const good = (result.failed ?? 0) === 0 ? 'good' : 'FAILED'
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`  ${name}: ${good}, ${seconds} s\n`)
  return result
}

const lab = (args, limitMs) =>
  runCommand(process.execPath, [join(root, 'labs/openstack/lab.mjs'), ...args], {
    cwd: root,
    limitMs,
    show: true,
  })

/** @returns {Promise<string>} path of its `clouds.yaml` */
async function labUp() {
  const { code, output, timedOut } = await lab(['up'], 22 * minute)
  const file = /OS_CLIENT_CONFIG_FILE=(\S+)/.exec(output)?.[1]
  if (code === 0 && file !== undefined) return file
  throw new Problem(
    timedOut ? 'The lab was not up in time.' : 'The lab could not be started.',
    'Its own words stand above; see what runs: npm run lab:openstack -- status',
  )
}

async function labDown() {
  const { code, timedOut } = await lab(['down'], 3 * minute)
  if (code === 0) return {}
  throw new Problem(
    timedOut ? 'The lab was not down in time.' : 'The lab could not be stopped.',
  )
}

async function contract(clouds, filters) {
  await ensurePrograms(['openstack'])
  const report = freshReport('vitest-openstack.json')
  const { code, timedOut } = await tool(
    'vitest/vitest.mjs',
    [
      'run',
      '--project=contract',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { ALOFT_CONTRACT_CLOUDS: clouds },
  )
  return outcome(readVitestReport(report), code, timedOut)
}

async function browser(clouds, filters) {
  const report = freshReport('playwright-openstack.json')
  const { code, timedOut } = await tool(
    '@playwright/test/cli.js',
    [
      'test',
      '--config=test/openstack/playwright.config.ts',
      '--reporter=list,json',
      ...filters,
    ],
    {
      ALOFT_CONTRACT_CLOUDS: clouds,
      ALOFT_CHROMIUM: process.env.ALOFT_CHROMIUM ?? (await ensureBrowser()),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  )
  return outcome(readPlaywrightReport(report), code, timedOut)
}

function tool(path, args, more) {
  const node = nodeForTypeScript()
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
  return runCommand(node, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    env: { ...environmentFor(node), ...colour, ...more },
    limitMs: 20 * minute,
    show: true,
  })
}

testOpenStack(process.argv.slice(2)).catch((error) => {
  process.on('exit', () => process.stdout.write('\n0 passed, 1 failed\n'))
  giveUp(error)
})
