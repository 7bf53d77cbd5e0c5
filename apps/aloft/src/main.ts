import { commands, isCommand, usage } from './commands.ts'
import { reportFailure } from './report-failure.ts'

const [name = '', ...rest] = process.argv.slice(2)

try {
  if (['', 'help', '--help', '-h'].includes(name)) process.stdout.write(usage())
  else if (!isCommand(name)) {
    process.stderr.write(`There is no command "${name}".\n\n${usage()}`)
    process.exitCode = 2
  } else {
    const { [name]: load } = commands
    const command = (await load.load()).command
    if (rest.includes('--help') || rest.includes('-h')) process.stdout.write(command.help)
    else await command.run(rest)
  }
} catch (error) {
  reportFailure(error)
}
