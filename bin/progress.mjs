const quietMs = 2000
const everyMs = 15_000

/**
 * Awaits `work` and says so once it takes longer than two seconds, then from time to time that it
 * still goes on, and how long it took in the end. Silent for what is quick.
 *
 * @template T
 * @param {string} what `Installing the dependencies`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  let said = false
  let timer = setTimeout(function say() {
    process.stderr.write(said ? `  … ${what}: ${seconds()} s\n` : `${what} …\n`)
    said = true
    timer = setTimeout(say, everyMs)
  }, quietMs)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (said) process.stderr.write(`  ${what}: ${seconds()} s in all\n`)
  }
}
