import { readRecord, readText } from '@aloft/openstack/json-reader'
import type { CloudApi } from './cloud-api.ts'

export interface OwnNetwork extends AsyncDisposable {
  readonly id: string
  readonly name: string
  readonly subnetId: string
  readonly cidr: string
}

let made = 0

/** A network with an address range of its own, in the first region. */
export async function makeOwnNetwork(api: CloudApi): Promise<OwnNetwork> {
  const number = ++made
  const name = `contract-net-${process.pid}-${number}`
  const cidr = `10.77.${number}.0/24`
  const network = await api.get({
    service: 'network',
    method: 'POST',
    path: '/networks',
    body: { network: { name } },
  })
  const id = readText(readRecord(readRecord(network).network).id) ?? ''
  const subnet = await api.get({
    service: 'network',
    method: 'POST',
    path: '/subnets',
    body: { subnet: { network_id: id, ip_version: 4, cidr, name: `${name}-v4` } },
  })
  return {
    id,
    name,
    cidr,
    subnetId: readText(readRecord(readRecord(subnet).subnet).id) ?? '',
    async [Symbol.asyncDispose]() {
      // Whatever still hangs on it is the business of the sweep.
      await api.ask({ service: 'network', method: 'DELETE', path: `/networks/${id}` })
    },
  }
}
