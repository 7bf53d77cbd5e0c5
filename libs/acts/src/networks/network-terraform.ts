import type { Equivalents, Subject } from '../act.ts'
import { hclBlock, resourceName, type HclValue } from '../equivalents/hcl.ts'

type Values = { readonly [key: string]: HclValue | undefined }

/** A block of the OpenStack provider: `networkBlock('network_v2', 'web', …)`. */
export function networkBlock(
  type: string,
  name: string,
  values: Values,
  nested: readonly string[] = [],
): string {
  const header = `resource "openstack_networking_${type}" "${resourceName(name)}"`
  return hclBlock(header, values, nested)
}

/** The arguments that an act changes, in the block that the thing has already. */
export function changedBlock(
  type: string,
  noun: string,
  subject: Subject,
  values: Values,
): Equivalents['terraform'] {
  const block = networkBlock(type, subject.name, values)
  return { code: `# In the block of the ${noun}, next to what it has:\n${block}` }
}

export function removedBlock(noun: string): Equivalents['terraform'] {
  return {
    reason: `Remove the ${noun}’s block from the configuration; the next terraform apply deletes it.`,
  }
}

/** What is empty is left out of a block. */
export const filled = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list === undefined || list.length === 0 ? undefined : list
