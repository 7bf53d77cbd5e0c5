import { readdirSync, readFileSync } from 'node:fs'

/**
 * What Linux tells of a process, or undefined when it is gone (or only waits to be collected).
 * `born` is its start in clock ticks since boot: with the number it names a process for good.
 */
export function processInfo(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined
    return { pid, session: Number(fields[3]), born: Number(fields[19]) }
  } catch {
    return undefined
  }
}

/** Every living process of the session that `leader` led, also when the leader itself has died. */
export function sessionOf(leader) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processInfo(Number(name)))
    .filter((info) => info?.session === leader.pid && info.born >= leader.born)
}

/** Memory of these processes, each shared page counted by its share (PSS), in bytes. */
export function memoryOf(processes) {
  return processes.reduce((sum, { pid }) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')
      return sum + Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024
    } catch {
      return sum
    }
  }, 0)
}
