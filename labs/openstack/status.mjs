import { labComponents } from './lab-components.mjs'
import { memoryOf, sessionOf } from './proc.mjs'
import { isReady, runningService } from './service-process.mjs'

/** Prints processes, memory and endpoints; the exit code is 1 unless every service is ready. */
export async function status(lab) {
  if (!lab.exists) {
    process.stdout.write(
      `There is no lab in ${lab.data}. Make one: npm run lab:openstack -- up\n`,
    )
    process.exitCode = 1
    return
  }
  const components = labComponents(lab)
  const services = components.flatMap((component) => component.services ?? [])
  let total = 0
  let ready = 0
  for (const service of services) {
    const record = runningService(lab, service.name)
    const isUp = record !== undefined && (await isReady(service))
    const bytes = record === undefined ? 0 : memoryOf(sessionOf(record))
    total += bytes
    if (isUp) ready += 1
    const state = isUp ? 'ready' : record === undefined ? 'down' : 'not ready'
    line(service.name, state, record?.pid ?? '', mebibytes(bytes))
  }
  line('all', `${ready} of ${services.length}`, '', mebibytes(total))
  const endpoints = components.flatMap((component) => component.endpoints ?? [])
  process.stdout.write('\n')
  for (const { region, type, url } of endpoints) line(type, region, '', `  ${url}`)
  process.stdout.write(`\nIn ${lab.data}: clouds.yaml, log/\n`)
  process.exitCode = ready === services.length ? 0 : 1
}

function line(name, state, pid, rest) {
  const columns = [name.padEnd(24), state.padEnd(10), String(pid).padStart(8), rest]
  process.stdout.write(`${columns.join(' ').trimEnd()}\n`)
}

function mebibytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(0).padStart(7)} MiB`
}
