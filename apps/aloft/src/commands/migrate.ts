import { parseArgs } from 'node:util'
import { loadConfig } from '@aloft/kernel/config'
import { migrate, pendingMigrations } from '@aloft/kernel/migrations'
import { loadBlocks } from '../blocks.ts'
import type { Command } from '../command.ts'
import { configHelp, configOptions, flagsOf } from '../start-options.ts'

export const command: Command = {
  help: `aloft migrate [options]

Brings the schemas of all blocks up to date. It may run while Aloft serves, and twice: several at once
wait for each other.

  --pending            Only tell what would be applied
${configHelp}`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { ...configOptions, pending: { type: 'boolean' } },
    })
    const blocks = await loadBlocks(['all'])
    const schemas = Object.fromEntries(blocks.map((block) => [block.name, block.config]))
    const { kernel } = await loadConfig(schemas, {
      file: values.config,
      environment: process.env,
      flags: flagsOf(values),
    })
    const isPending = values.pending === true
    const migrations = isPending
      ? await pendingMigrations(kernel.database, blocks)
      : await migrate(kernel.database, blocks)
    for (const { schema, name } of migrations) {
      process.stdout.write(`${isPending ? 'pending' : 'applied'}  ${schema}/${name}\n`)
    }
    if (migrations.length === 0) process.stdout.write('The schemas are up to date.\n')
  },
}
