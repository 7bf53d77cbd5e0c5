import { parseArgs } from 'node:util'
import { describeKeys, printConfig } from '@aloft/kernel/config-print'
import type { Command } from '../command.ts'
import { loadProgram } from '../load-program.ts'
import { configHelp, configOptions, flagsOf } from '../start-options.ts'

export const command: Command = {
  help: `aloft config [options]

Prints the configuration in force as YAML: defaults < file < environment < flags. Secrets are masked;
behind what differs from its default stands who set it.

  --changed            Only what differs from the defaults
  --keys               Every key with its environment variable, default and meaning
${configHelp}`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...configOptions,
        changed: { type: 'boolean' },
        keys: { type: 'boolean' },
      },
    })
    const { config } = await loadProgram({ file: values.config, flags: flagsOf(values) })
    if (values.keys === true) process.stdout.write(`${describeKeys(config)}\n`)
    else process.stdout.write(printConfig(config, { onlyChanged: values.changed ?? false }))
  },
}
