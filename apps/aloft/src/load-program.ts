import type { Block } from '@aloft/kernel/block'
import { loadConfig, type Config } from '@aloft/kernel/config'
import { blockNames, loadBlocks } from './blocks.ts'

export interface ProgramSources {
  /** Default: all. */
  readonly blocks?: readonly string[]
  /** Of `--config`. */
  readonly file?: string | undefined
  /** `section.key=value`, the last one counts. */
  readonly flags: readonly string[]
}

/** Blocks and the configuration they run with: defaults < file < environment < flags. */
export async function loadProgram(
  sources: ProgramSources,
): Promise<{ readonly blocks: readonly Block[]; readonly config: Config }> {
  const blocks = await loadBlocks(sources.blocks ?? ['all'])
  const schemas = Object.fromEntries(blocks.map((block) => [block.name, block.config]))
  const { file, flags } = sources
  // One file may configure the blocks of every process.
  const config = await loadConfig(
    schemas,
    { file, environment: process.env, flags },
    blockNames,
  )
  return { blocks, config }
}
