import { readFile, rm, writeFile } from 'node:fs/promises'
import { AloftError } from '@aloft/kernel/errors'
import { commandLine, isRunning } from '@aloft/kernel/embedded-postgres/postmaster'

/**
 * One demo a data folder: writes our pid, refuses while another one lives. A pid alone proves nothing
 * after a crash, so the process's command line must be a demo's.
 */
export async function claimFolder(path: string, folder: string): Promise<AsyncDisposable> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''))
  if (Number.isInteger(pid) && pid > 1 && pid !== process.pid && isRunning(pid)) {
    const words = await commandLine(pid)
    if (
      words.includes('demo') &&
      words.some((word) => word.endsWith('apps/aloft/src/main.ts'))
    ) {
      throw new AloftError('start_failed', {
        message: `Aloft runs from ${folder} already (process ${pid}).`,
        hint: `Its address stands in ${folder}/demo.json. For a second one: npm start -- --port 8090 --data .aloft-8090`,
      })
    }
  }
  await writeFile(path, `${process.pid}\n`)
  return { [Symbol.asyncDispose]: () => rm(path, { force: true }) }
}
