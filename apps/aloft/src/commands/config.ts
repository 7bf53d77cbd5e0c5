import { parseArgs } from 'node:util'
import { loadConfig } from '@aloft/kernel/config'
import { describeKeys, printConfig } from '@aloft/kernel/config-print'
import { loadBlocks } from '../blocks.ts'
import type { Command } from '../command.ts'
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
    const blocks = await loadBlocks(['all'])
    const schemas = Object.fromEntries(blocks.map((block) => [block.name, block.config]))
    const config = await loadConfig(schemas, {
      file: values.config,
      environment: process.env,
      flags: flagsOf(values),
    })
    if (values.keys === true) process.stdout.write(`${describeKeys(config)}\n`)
    else process.stdout.write(printConfig(config, { onlyChanged: values.changed ?? false }))
  },
}
