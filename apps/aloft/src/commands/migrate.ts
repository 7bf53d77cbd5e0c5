import { parseArgs } from 'node:util'
import { migrate, pendingMigrations } from '@aloft/kernel/migrations'
import type { Command } from '../command.ts'
import { loadProgram } from '../load-program.ts'
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
    const { blocks, config } = await loadProgram({
      file: values.config,
      flags: flagsOf(values),
    })
    const { database } = config.kernel
    const isPending = values.pending === true
    const migrations = isPending
      ? await pendingMigrations(database, blocks)
      : await migrate(database, blocks)
    for (const { schema, name } of migrations) {
      process.stdout.write(`${isPending ? 'pending' : 'applied'}  ${schema}/${name}\n`)
    }
    if (migrations.length === 0) process.stdout.write('The schemas are up to date.\n')
  },
}
