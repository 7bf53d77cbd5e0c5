import { installDependencies, missingDependencies } from './dependencies.mjs'
import { checkNode } from './node-runtime.mjs'
import { buildPanel } from './build-panel.mjs'
import { hashOfPanelSources, panelIsBuilt } from './panel-sources.mjs'
import { preparingAlone } from './preparation-lock.mjs'

/**
 * Brings the checkout into a state in which the program can run: dependencies as locked, PostgreSQL's
 * links, and (unless `panel` is false) the panel built. Does nothing, quickly, when all is there.
 */
export async function prepare({ panel = true } = {}) {
  checkNode()
  const wanted = () =>
    missingDependencies().length > 0 || (panel && !panelIsBuilt(hashOfPanelSources()))
  if (!wanted()) return
  await preparingAlone(async () => {
    await installDependencies()
    if (panel) await buildPanel()
  })
}
