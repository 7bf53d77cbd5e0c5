import { randomUUID } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './node-runtime.mjs'
import { explain, Problem } from './problem.mjs'
import { withProgress } from './progress.mjs'

const lookAgainMs = 200
/** What says of no process has had that long to be filled. */
const emptyAfterMs = 1000
/** A file system without links: there a lock is empty for a moment. */
const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/**
 * Lets one process at a time change what all share (node_modules, the built panel); another that
 * starts meanwhile waits. A lock whose process is gone is taken over.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} file the lock
 * @returns {Promise<T>}
 */
export async function preparingAlone(work, file = join(root, '.cache/preparing')) {
  let mine = take(file)
  if (mine === undefined) {
    await withProgress('Waiting for another start that prepares this folder', async () => {
      while ((mine = take(file)) === undefined)
        await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
    })
  }
  const release = () => releaseLock(file, mine)
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/**
 * Takes a lock that is free, or whose holder is gone. It comes into being with its words in it, by a link;
 * a dead one is replaced by a rename, by whoever holds the lock on taking it over: it is still the
 * dead one then, so nobody's fresh lock is lost.
 *
 * @returns {string | undefined} what stands in it; nothing while another holds it
 */
function take(file) {
  const words = `${process.pid} ${startOf(process.pid) ?? '-'} ${randomUUID()}`
  const draft = `${file}.${process.pid}.${randomUUID()}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, words)
    if (placed(draft, file, words)) return words
    const found = read(file)
    if (found === undefined || lives(found)) return undefined
    const takeover = `${file}.takeover`
    const right = take(takeover)
    if (right === undefined) return undefined
    try {
      if (read(file)?.words !== found.words) return undefined
      renameSync(draft, file)
      return words
    } finally {
      releaseLock(takeover, right)
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    const reason = explain(String(error), { network: false })
    if (reason === undefined) throw error
    throw new Problem(`${dirname(file)} cannot be written.`, reason)
  } finally {
    rmSync(draft, { force: true })
  }
}

function placed(draft, file, words) {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    if (!linkless.has(error.code)) throw error
  }
  try {
    writeFileSync(file, words, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    rmSync(file, { force: true })
    throw error
  }
}

function releaseLock(file, words) {
  if (read(file)?.words === words) rmSync(file, { force: true })
}

/** Nothing where there is no such file. */
function read(file) {
  try {
    return { words: readFileSync(file, 'utf8'), changedAtMs: statSync(file).mtimeMs }
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Whether the process that a lock names still runs: the same one, not another with its number. */
function lives({ words, changedAtMs }) {
  const [, pid, start] = /^(\d+) (\S+) \S+$/.exec(words) ?? []
  // A full disk left it empty, or it is of a release that wrote the number alone.
  if (pid === undefined) return Date.now() - changedAtMs < emptyAfterMs
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return start === (startOf(pid) ?? '-')
}

/**
 * When a process was started, in clock ticks since the machine was; nothing where no one tells.
 * https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name, in brackets, may hold anything: the 22nd field is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
