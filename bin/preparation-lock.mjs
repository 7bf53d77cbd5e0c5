import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-runtime.mjs'
import { withProgress } from './progress.mjs'

const file = join(root, '.cache/preparing')
const lookAgainMs = 200

/**
 * Lets one process at a time change what all share (node_modules, the built panel); another that
 * starts meanwhile waits. A lock whose process is gone is taken over.
 */
export async function preparingAlone(work) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  if (!take()) {
    await withProgress('Waiting for another start that prepares this folder', async () => {
      while (!take()) await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
    })
  }
  const release = () => rmSync(file, { force: true })
  process.on('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (holderLives()) return false
  rmSync(file, { force: true })
  return false
}

function holderLives() {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    // Written a moment after it is made: an empty file belongs to someone who lives.
    if (!pid) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
