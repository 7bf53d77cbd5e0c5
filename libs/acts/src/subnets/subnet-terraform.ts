import { hclNested, type HclValue } from '../equivalents/hcl.ts'
import { parsePool } from '@aloft/openstack/subnet-problems'
import { filled, networkBlock } from '../networks/network-terraform.ts'
import type { SubnetParts } from './subnet-input.ts'

/** https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/networking_subnet_v2 */
export function subnetBlock(
  name: string,
  place: { readonly region: string; readonly network: HclValue; readonly cidr: string },
  parts: SubnetParts,
): string {
  const pools = (parts.pools ?? []).flatMap((text) => parsePool(text) ?? [])
  return networkBlock(
    'subnet_v2',
    name,
    {
      name,
      region: place.region,
      network_id: place.network,
      cidr: place.cidr,
      ip_version: place.cidr.includes(':') ? 6 : 4,
      gateway_ip:
        parts.noGateway === true || parts.gateway === '' ? undefined : parts.gateway,
      no_gateway: parts.noGateway === true ? true : undefined,
      enable_dhcp: parts.noDhcp === true ? false : undefined,
      dns_nameservers: filled(parts.nameServers),
      ipv6_address_mode: parts.ipv6Mode,
      ipv6_ra_mode: parts.ipv6Mode,
    },
    pools.map((each) => hclNested('allocation_pool', each)),
  )
}
