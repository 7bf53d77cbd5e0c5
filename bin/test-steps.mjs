import { join } from 'node:path'
import { buildPanel } from './build-panel.mjs'
import { ensureBrowser, ensurePrograms } from './debian-packages.mjs'
import { environmentFor, root } from './node-runtime.mjs'
import { firstLoadBudgetBytes, measureFirstLoad } from './panel-size.mjs'
import { runCommand } from './run-command.mjs'
import {
  freshReport,
  outcome,
  readPlaywrightReport,
  readVitestReport,
} from './test-results.mjs'

const minute = 60_000
const vitestNames = ['unit', 'contract', 'topology', 'postgres15']

/**
 * Installs what the steps need beside the dependencies, all at once and beside other work: apt mostly waits.
 * Each step looks for its own again, and says what is missing.
 *
 * @param {(name: string) => boolean} wanted
 */
export async function fetchPrograms(wanted) {
  const programs = [
    ['openstack', ['unit', 'contract']],
    ['openstack zone', ['unit', 'contract']],
    ['PostgreSQL 15', ['postgres15']],
    ['chromium-headless-shell', ['e2e']],
  ]
  const names = programs.filter(([, steps]) => steps.some(wanted)).map(([name]) => name)
  await ensurePrograms(names).catch(() => undefined)
}

/**
 * The steps of `npm test`, in order. Each `run` resolves to `{ passed, failed, notes? }`; a throw
 * counts as one failure.
 *
 * @param {object} options
 * @param {string} options.node
 * @param {string[]} options.filters
 * @param {(name: string) => boolean} options.wanted
 * @param {boolean} options.updateScreenshots
 * @param {Promise<void>} options.fetching of `fetchPrograms`
 */
export function testSteps({ node, filters, wanted, updateScreenshots, fetching }) {
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
  const env = { ...environmentFor(node), ...colour }
  const tool = (path, args, limitMs, show = false) =>
    runCommand(node, [join(root, 'node_modules', path), ...args], {
      cwd: root,
      env,
      limitMs,
      show,
    })
  const check =
    (path, ...args) =>
    async () => {
      const { code, output, timedOut } = await tool(path, args, 3 * minute)
      if (code === 0) return { passed: 0, failed: 0 }
      return {
        passed: 0,
        failed: 1,
        notes: timedOut ? `${output}\nTook too long.` : output,
      }
    }
  const vitestProjects = vitestNames.filter(wanted)
  if (wanted('unit')) vitestProjects.unshift('browser')
  return [
    { name: 'format', run: check('oxfmt/bin/oxfmt', '--check') },
    { name: 'lint', run: check('oxlint/bin/oxlint') },
    { name: 'types', run: check('typescript/bin/tsc', '-p', '.', '--noEmit') },
    { name: 'knip', run: check('knip/bin/knip.js', '--no-progress') },
    { name: 'panel', run: panelStep },
    {
      name: vitestProjects.join(' + ') || 'unit',
      part: vitestNames,
      async run() {
        await fetching
        // The contract suite and the demo's test run the real client.
        if (vitestProjects.some((name) => name === 'unit' || name === 'contract')) {
          await ensurePrograms(['openstack', 'openstack zone'])
        }
        const projects = await runnable(vitestProjects)
        if (projects.length === 0) return { passed: 0, failed: 1, notes: 'Nothing to run.' }
        const report = freshReport('vitest.json')
        const { code, timedOut } = await tool(
          'vitest/vitest.mjs',
          [
            'run',
            ...projects.map((name) => `--project=${name}`),
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${report}`,
            ...filters,
          ],
          30 * minute,
          true,
        )
        return outcome(readVitestReport(report), code, timedOut)
      },
    },
    {
      name: 'e2e',
      async run() {
        await fetching
        const report = freshReport('playwright.json')
        env.PLAYWRIGHT_JSON_OUTPUT_FILE = report
        env.ALOFT_CHROMIUM ??= await ensureBrowser()
        if (updateScreenshots) env.ALOFT_UPDATE_SCREENSHOTS = '1'
        const { code, timedOut } = await tool(
          '@playwright/test/cli.js',
          ['test', '--reporter=line,json', ...filters],
          40 * minute,
          true,
        )
        return outcome(readPlaywrightReport(report), code, timedOut)
      },
    },
  ].filter(({ name, part }) => (part ?? [name]).some(wanted))
}

/** Not every Debian has PostgreSQL 15: its tests are left out, in plain words, where it cannot be had. */
async function runnable(projects) {
  if (!projects.includes('postgres15')) return projects
  try {
    await ensurePrograms(['PostgreSQL 15'])
    return projects
  } catch (problem) {
    process.stdout.write(`Left out, the tests on PostgreSQL 15: ${problem.message}\n`)
    return projects.filter((name) => name !== 'postgres15')
  }
}

async function panelStep() {
  await buildPanel()
  const { bytes, files } = measureFirstLoad()
  const kB = (size) => `${(size / 1000).toFixed(1)} kB`
  const said = `First load: ${kB(bytes)} of ${kB(firstLoadBudgetBytes)} compressed JavaScript`
  if (bytes <= firstLoadBudgetBytes) return { passed: 0, failed: 0, notes: said }
  const list = files.map(({ file, bytes: size }) => `  ${kB(size)} ${file}`).join('\n')
  return { passed: 0, failed: 1, notes: `${said}: too much\n${list}` }
}
