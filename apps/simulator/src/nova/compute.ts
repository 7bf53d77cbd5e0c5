import type { Collection } from '../core/collection.ts'
import type { Cloud, ServiceScope } from '../core/cloud.ts'
import type { Region } from '../core/region.ts'
import { AddressBook } from './address-book.ts'
import { createSelections, type Selections } from './selections.ts'
import type {
  Flavor,
  InstanceAction,
  KeyPair,
  QuotaSet,
  Server,
  ServerGroup,
} from './model.ts'
import type {
  FloatingIp,
  Image,
  Network,
  Port,
  SecurityGroup,
  Subnet,
} from './neighbours.ts'

/** Nova of one region: its own collections, and its neighbours'. */
export interface Compute {
  readonly cloud: Cloud
  readonly region: Region
  readonly servers: Collection<Server>
  /** Kept for `changes-since`, for a day. */
  readonly deleted: Collection<Server>
  readonly flavors: Collection<Flavor>
  readonly keyPairs: Collection<KeyPair>
  readonly groups: Collection<ServerGroup>
  readonly actions: Collection<InstanceAction>
  readonly quotas: Collection<QuotaSet>
  readonly images: Collection<Image>
  readonly networks: Collection<Network>
  readonly subnets: Collection<Subnet>
  readonly ports: Collection<Port>
  readonly floatingIps: Collection<FloatingIp>
  readonly securityGroups: Collection<SecurityGroup>
  readonly addresses: AddressBook
  readonly selections: Selections
}

const opened = new WeakMap<Region, Compute>()

/** Always the same for the same region, so that its caches and subscriptions are made once. */
export function openCompute(scope: ServiceScope): Compute {
  const known = opened.get(scope.region)
  if (known) return known
  const compute = createCompute(scope)
  opened.set(scope.region, compute)
  return compute
}

function createCompute({ cloud, region }: ServiceScope): Compute {
  const { store } = cloud
  const ports = store.collection<Port>(region.id, 'port', ['device_id', 'network_id'])
  const floatingIps = store.collection<FloatingIp>(region.id, 'floating-ip', ['port_id'])
  const servers = store.collection<Server>(region.id, 'server')
  const deleted = store.collection<Server>(region.id, 'deleted-server')
  return {
    cloud,
    region,
    servers,
    deleted,
    flavors: store.collection<Flavor>(region.id, 'flavor'),
    keyPairs: store.collection<KeyPair>(region.id, 'key-pair', ['user_id']),
    groups: store.collection<ServerGroup>(region.id, 'server-group'),
    actions: store.collection<InstanceAction>(region.id, 'instance-action', ['server_id']),
    quotas: store.collection<QuotaSet>(region.id, 'compute-quota'),
    images: store.collection<Image>(region.id, 'image'),
    networks: store.collection<Network>(region.id, 'network'),
    subnets: store.collection<Subnet>(region.id, 'subnet', ['network_id']),
    ports,
    floatingIps,
    securityGroups: store.collection<SecurityGroup>(region.id, 'security-group'),
    addresses: new AddressBook(ports, floatingIps),
    selections: createSelections(
      () => servers.revision + deleted.revision + ports.revision,
    ),
  }
}
