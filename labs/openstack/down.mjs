import { recordedServices, stopService } from './service-process.mjs'

/** What everything else writes to; it goes last. */
const foundation = ['memcached', 'rabbitmq', 'epmd', 'mariadb']

/** Stops every process of the lab, whatever settings started it; its data stays. */
export async function down(lab) {
  const running = recordedServices(lab)
  const first = running.filter((name) => !foundation.includes(name))
  await Promise.all(first.map((name) => stopService(lab, name)))
  for (const name of foundation) await stopService(lab, name)
  process.stdout.write(
    running.length === 0
      ? `Nothing runs in ${lab.data}.\n`
      : `The lab is down (${running.length} processes). Its data stays in ${lab.data}.\n`,
  )
}
