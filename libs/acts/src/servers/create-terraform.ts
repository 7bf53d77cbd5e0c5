import { hcl, hclBlock, hclNested, resourceName } from '../equivalents/hcl.ts'
import type { CreateInput } from './create-input.ts'

/**
 * https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/compute_instance_v2
 */
export function createTerraform(input: CreateInput): string {
  const name = input.names[0] ?? ''
  const optional = <T>(list: readonly T[] | undefined) =>
    list === undefined || list.length === 0 ? undefined : list
  const metadata = input.metadata ?? {}
  return hclBlock(
    `resource "openstack_compute_instance_v2" "${resourceName(name)}"`,
    {
      name,
      region: input.region,
      image_id: input.image,
      flavor_id: input.flavor,
      key_pair: input.keyPair,
      security_groups: optional(input.securityGroups),
      availability_zone: input.zone,
      user_data: input.userData ? hcl('file("user-data.txt")') : undefined,
      tags: optional(input.tags),
      metadata: Object.keys(metadata).length > 0 ? metadata : undefined,
      ...(optional(input.networks) === undefined ? { network_mode: 'auto' } : {}),
    },
    (input.networks ?? []).map((uuid) => hclNested('network', { uuid })),
  )
}
