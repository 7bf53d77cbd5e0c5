import { giveUp } from '../../bin/problem.mjs'
import { alone } from './alone.mjs'
import { down } from './down.mjs'
import { parseOptions, usage } from './options.mjs'
import { openLab } from './settings.mjs'
import { status } from './status.mjs'
import { up } from './up.mjs'

const commands = { up, down, status }

/** `npm run lab:openstack <command> [-- options]` */
async function main(args) {
  const { command, options, problem } = parseOptions(args, Object.keys(commands))
  if (problem !== undefined || command === undefined) {
    process.stderr.write(problem ? `${problem}\n\n${usage}` : usage)
    process.exitCode = problem || args.length === 0 ? 2 : 0
    return
  }
  const lab = openLab(options, { save: command === 'up' })
  const work = () => commands[command](lab)
  await (command === 'status' || !lab.exists ? work() : alone(lab, work))
}

main(process.argv.slice(2)).catch(giveUp)
