import type { Contract } from '@aloft/contracts/contract'
import { activity } from '@aloft/contracts/activity'
import { gateway } from '@aloft/contracts/gateway'
import { inventory } from '@aloft/contracts/inventory'
import type { Block } from '@aloft/kernel/block'
import { AloftError } from '@aloft/kernel/errors'
import { nearest } from '@aloft/kernel/nearest'

interface KnownBlock {
  readonly contract: Contract
  /** The block's code, read only by the processes that run it. */
  load(): Promise<{ readonly default: Block }>
}

/** Every building block there is. A new one is one line here. */
const knownBlocks: Readonly<Record<string, KnownBlock>> = {
  gateway: { contract: gateway, load: () => import('@aloft/gateway') },
  inventory: { contract: inventory, load: () => import('@aloft/inventory') },
  activity: { contract: activity, load: () => import('@aloft/activity') },
}

export const blockNames: readonly string[] = Object.keys(knownBlocks)

export const allContracts: readonly Contract[] = Object.values(knownBlocks).map(
  (block) => block.contract,
)

/** `all`, or names of blocks. Throws `unknown_block`. */
export async function loadBlocks(names: readonly string[]): Promise<Block[]> {
  const wanted = names.includes('all') ? blockNames : [...new Set(names)]
  return Promise.all(
    wanted.map(async (name) => {
      const known = Object.hasOwn(knownBlocks, name) ? knownBlocks[name] : undefined
      if (known === undefined) throw unknownBlock(name)
      return (await known.load()).default
    }),
  )
}

function unknownBlock(name: string): AloftError {
  const suggestion = nearest(name, blockNames)
  const question = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`
  return new AloftError('unknown_block', {
    message: `There is no block ${name}.${question}`,
    hint: `The blocks are ${blockNames.join(', ')}; "all" means every one.`,
  })
}
