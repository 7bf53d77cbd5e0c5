import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'

/** `8 × Some CPU 3000, 16 GB, Linux 6.1, Node 24.1.0` */
export function describeMachine(): string {
  const cores = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    `${cores.length} × ${cores[0]?.model.trim() ?? 'unknown processor'}`,
    `${gigabytes} GB`,
    `Linux ${release().split('-')[0] ?? ''}`,
    `Node ${process.versions.node}`,
  ].join(', ')
}

/** The commit that is checked out; `+` after it when files differ from it. */
export function describeCommit(root: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--', '.', ':!bench/results.json') !== ''
    return git('rev-parse', '--short=12', 'HEAD') + (changed ? '+' : '')
  } catch {
    return 'unknown'
  }
}
