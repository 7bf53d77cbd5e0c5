const quietMs = 2000

/** Does a piece of work; says what it is when that takes longer than two seconds. */
export async function withProgress<T>(words: string, work: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => process.stderr.write(`${words} …\n`), quietMs)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
  }
}
