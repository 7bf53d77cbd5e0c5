import { readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100

/** Processor seconds that a process has used, in user and kernel mode. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in parentheses may hold spaces: count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1]) * 1024
}

/** Follows the resident memory of a process until it is disposed of. */
export function watchMemory(
  pid: number,
  everyMs = 100,
): Disposable & { peakBytes(): number } {
  let peak = residentBytes(pid)
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, residentBytes(pid))
    } catch {
      clearInterval(timer)
    }
  }, everyMs)
  return {
    peakBytes: () => peak,
    [Symbol.dispose]: () => clearInterval(timer),
  }
}

/** Pids of the direct children of a process. */
export function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return list.trim().split(' ').filter(Boolean).map(Number)
}
