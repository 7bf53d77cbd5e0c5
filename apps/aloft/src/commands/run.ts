import { parseArgs } from 'node:util'
import { boot } from '@aloft/kernel/boot'
import { AloftError } from '@aloft/kernel/errors'
import { allContracts, blockNames, loadBlocks } from '../blocks.ts'
import type { Command } from '../command.ts'
import { loadProgram } from '../load-program.ts'
import { serveUntilStopped } from '../serve-until-stopped.ts'
import { configHelp, configOptions, flagsOf } from '../start-options.ts'

export const command: Command = {
  help: `aloft run all | <block> …  [options]

Runs blocks in this process. One block a process works too: tell each where the others are with
kernel.blocks.<name>=http://host:port, and give all the same kernel.callerKeys and kernel.sealingKeys.

  --list               Print the blocks and what each needs
${configHelp}`,

  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...configOptions, list: { type: 'boolean' } },
    })
    if (values.list === true) return printBlocks()
    if (positionals.length === 0) {
      throw new AloftError('unknown_block', {
        message: 'Which blocks?',
        hint: `aloft run all, or some of ${blockNames.join(', ')}.`,
      })
    }
    const program = await loadProgram({
      blocks: positionals,
      file: values.config,
      flags: flagsOf(values),
    })
    await serveUntilStopped(() => boot({ ...program, contracts: allContracts }))
  },
}

async function printBlocks(): Promise<void> {
  for (const { name, needs } of await loadBlocks(['all'])) {
    process.stdout.write(`${name.padEnd(12)} needs ${needs.join(', ')}\n`)
  }
}
