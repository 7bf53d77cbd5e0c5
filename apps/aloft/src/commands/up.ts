import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { boot } from '@aloft/kernel/boot'
import type { Config } from '@aloft/kernel/config'
import { allContracts } from '../blocks.ts'
import { readCloud } from '../clouds-yaml.ts'
import type { Command } from '../command.ts'
import { ensureDataFolder } from '../data-folder.ts'
import { ensureKeys } from '../keys.ts'
import { loadProgram } from '../load-program.ts'
import { ensurePanel } from '../panel-build.ts'
import { serveUntilStopped } from '../serve-until-stopped.ts'
import { configHelp, configOptions, flagsOf } from '../start-options.ts'

export const command: Command = {
  help: `aloft up --clouds clouds.yaml [--cloud NAME] --database postgres://… [options]

Production on one machine: every block in this process, before your OpenStack.

  --clouds FILE        As every OpenStack tool reads it. Address, domain, interface and certificates are
                       taken; regions come from the cloud's catalog, all of them; people sign in with
                       their own passwords
  --cloud NAME         Which of its clouds; may be left out when there is only one
  --data DIR           Where keys are kept that the configuration does not give (.aloft)
${configHelp}`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...configOptions,
        clouds: { type: 'string' },
        cloud: { type: 'string' },
        data: { type: 'string', default: '.aloft' },
      },
    })
    const cloud =
      values.clouds === undefined ? [] : await readCloud(values.clouds, values.cloud)
    const load = (flags: readonly string[]) => loadProgram({ file: values.config, flags })
    const flags = [...cloud, ...flagsOf(values)]
    const keys = await missingKeys((await load(flags)).config, values.data)
    const program = await load([...keys, ...flags])
    await serveUntilStopped(async () => {
      await ensurePanel()
      return boot({ ...program, contracts: allContracts })
    })
  },
}

/** Keys from the data folder in place of those that nobody configured. */
async function missingKeys({ kernel }: Config, data: string): Promise<string[]> {
  if (kernel.callerKeys.length > 0 && kernel.sealingKeys.length > 0) return []
  const folder = resolve(data)
  ensureDataFolder(folder)
  const keys = await ensureKeys(join(folder, 'keys.json'))
  return [
    ...(kernel.callerKeys.length > 0 ? [] : [`kernel.callerKeys=${keys.callerKey}`]),
    ...(kernel.sealingKeys.length > 0 ? [] : [`kernel.sealingKeys=${keys.sealingKey}`]),
  ]
}
