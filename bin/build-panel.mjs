import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environmentFor, nodeForTypeScript, root } from './node-runtime.mjs'
import {
  hashOfPanelSources,
  panelFolder,
  panelIsBuilt,
  panelStamp,
} from './panel-sources.mjs'
import { preparingAlone } from './preparation-lock.mjs'
import { explain, giveUp, Problem } from './problem.mjs'
import { withProgress } from './progress.mjs'
import { runCommand } from './run-command.mjs'

/** Builds `apps/panel/dist` when its sources changed since the last time. */
export async function buildPanel() {
  const hash = hashOfPanelSources()
  if (panelIsBuilt(hash)) return
  rmSync(panelStamp, { force: true })
  const node = nodeForTypeScript()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { code, output } = await withProgress('Building the panel', () =>
    runCommand(node, [vite, 'build', '--logLevel', 'warn'], {
      cwd: panelFolder,
      env: { ...environmentFor(node), NODE_ENV: 'production' },
    }),
  )
  if (code !== 0) {
    throw new Problem(
      'The panel could not be built.',
      explain(output, { network: false }) ?? output.trim(),
    )
  }
  mkdirSync(dirname(panelStamp), { recursive: true })
  writeFileSync(panelStamp, hash)
}

/** Two starts at once would clear the folder under each other. */
async function buildPanelAlone() {
  if (panelIsBuilt(hashOfPanelSources())) return
  await preparingAlone(buildPanel)
}

if (process.argv[1]?.endsWith('build-panel.mjs')) buildPanelAlone().catch(giveUp)
