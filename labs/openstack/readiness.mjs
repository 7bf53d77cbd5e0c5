import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { Problem } from '../../bin/problem.mjs'

/** Whether something listens there. */
export function listens(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 })
    const end = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

/** Whether a service of HTTP answers anything but a failure of its own. */
export async function answers(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  await response.arrayBuffer()
  return response.status < 500
}

/** Whether a log says so, by now. */
export function says(file, text) {
  return readFileSync(file, 'utf8').includes(text)
}

/** Refuses to start a service whose ports somebody else holds. */
export async function checkPorts({ name, ports = [] }) {
  for (const port of ports) {
    if (await listens(port)) {
      throw new Problem(
        `Port ${port} of 127.0.0.1, which ${name} needs, is taken by another program.`,
        `See which: ss -ltnp 'sport = :${port}'. Stop it, or move the lab: --port-shift 100`,
      )
    }
  }
}
