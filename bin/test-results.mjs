import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-runtime.mjs'

/** What one step of `npm test` found. `notes` are printed under its line. */
/** @typedef {{ passed: number, failed: number, notes?: string }} Result */

/** Reads the counts of a vitest JSON report. */
export function readVitestReport(path) {
  const report = readReport(path)
  if (report === undefined) return undefined
  // A file that cannot even be loaded counts no test: it counts as one that failed.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
  }
}

/** Reads the counts of a Playwright JSON report; a flaky test counts as failed. */
export function readPlaywrightReport(path) {
  const report = readReport(path)
  if (report === undefined) return undefined
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}

function readReport(path) {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Cut off in the middle: the run was killed, which the caller counts.
    return undefined
  }
}

/** Where a tool shall write its report; an earlier one is gone. */
export function freshReport(name) {
  const folder = join(root, '.cache')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  if (existsSync(path)) rmSync(path)
  return path
}

/** A run that ended badly is a failure even where its report counts none. */
export function outcome(counts, code, timedOut) {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 }
  return {
    passed,
    failed: code === 0 ? failed : Math.max(1, failed),
    notes: timedOut ? 'Took too long and was ended.' : undefined,
  }
}
