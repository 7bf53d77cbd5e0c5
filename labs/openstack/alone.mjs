import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Problem } from '../../bin/problem.mjs'
import { processInfo } from './proc.mjs'

/** Does something to the lab unless another process is at it; one that died is no hindrance. */
export async function alone(lab, work) {
  const file = lab.path('changing')
  const me = processInfo(process.pid)
  mkdirSync(lab.data, { recursive: true })
  const other = holder(file)
  if (other !== undefined && processInfo(other.pid)?.born === other.born) {
    throw new Problem(
      `Process ${other.pid} is starting or stopping the lab in ${lab.data}.`,
      'Wait for its end, or take another folder with --data and other ports with --port-shift.',
    )
  }
  rmSync(file, { force: true })
  writeFileSync(file, JSON.stringify(me), { flag: 'wx' })
  const release = () => rmSync(file, { force: true })
  process.on('exit', release)
  await work()
}

function holder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
