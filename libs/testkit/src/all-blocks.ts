import { readdir } from 'node:fs/promises'
import type { Block } from '@aloft/kernel/block'

const folder = new URL('../../../blocks/', import.meta.url)

/** Every block of the repository; found by its folder, so that a new one is tested without being listed. */
export async function loadAllBlocks(): Promise<Block[]> {
  const names = await readdir(folder)
  return Promise.all(names.sort().map((name) => loadBlock(name)))
}

async function loadBlock(name: string): Promise<Block> {
  const module: unknown = await import(new URL(`${name}/src/block.ts`, folder).href)
  if (typeof module === 'object' && module !== null && 'default' in module) {
    // The default export of a block's package is what `defineBlock` made.
    return module.default as Block
  }
  throw new Error(`blocks/${name}/src/block.ts has no default export`)
}
