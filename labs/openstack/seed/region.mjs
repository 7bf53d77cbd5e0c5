import { signIn } from './cloud-client.mjs'
import { flavors, images } from './flavors-and-images.mjs'

/** Fills a region: flavors, images, networks, a key pair, volume types. May be repeated. */
export async function seedRegion(lab, region) {
  const admin = await signIn(lab, 'admin')
  await seedFlavors(lab, region, admin)
  await seedImages(lab, region, admin)
  const external = await seedExternalNetwork(lab, region, admin)
  for (const [cloud, project] of [
    ['demo', 'demo'],
    ['acme', 'acme'],
  ]) {
    await seedProjectNetwork(lab, region, await signIn(lab, cloud), { project, external })
  }
  if (lab.with.includes('cinder')) await seedVolumeTypes(lab, region, admin)
}

async function seedFlavors(lab, region, call) {
  const url = lab.url('nova', region, '/v2.1/flavors')
  const present = new Set((await call('GET', url)).flavors.map(({ id }) => id))
  for (const flavor of flavors) {
    if (!present.has(flavor.id)) await call('POST', url, { flavor })
  }
}

async function seedImages(lab, region, call) {
  const url = lab.url('glance', region, '/v2/images')
  const { images: present } = await call('GET', `${url}?limit=100`)
  for (const { name, ...properties } of images) {
    const image =
      present.find((one) => one.name === name) ??
      (await call('POST', url, {
        name,
        ...properties,
        architecture: 'x86_64',
        disk_format: 'raw',
        container_format: 'bare',
        visibility: 'public',
      }))
    if (image.status !== 'queued') continue
    await call('PUT', `${url}/${image.id}/file`, Buffer.alloc(65_536, name))
  }
}

/** The network that servers share and that floating addresses come from. */
async function seedExternalNetwork(lab, region, call) {
  const url = (path) => lab.url('neutron', region, `/v2.0/${path}`)
  const found = (await call('GET', url('networks?name=public'))).networks[0]
  if (found !== undefined) return found.id
  const number = lab.regions.indexOf(region)
  const { network } = await call('POST', url('networks'), {
    network: {
      name: 'public',
      'router:external': true,
      shared: true,
      'provider:network_type': 'flat',
      'provider:physical_network': 'external',
    },
  })
  await call('POST', url('subnets'), {
    subnets: [
      {
        network_id: network.id,
        name: 'public-v4',
        ip_version: 4,
        // 198.18.0.0/15 is set aside for measurements: RFC 2544.
        cidr: `198.18.${64 * number}.0/18`,
        dns_nameservers: ['198.18.0.2'],
      },
      {
        network_id: network.id,
        name: 'public-v6',
        ip_version: 6,
        cidr: `2001:db8:${number + 1}::/64`,
        ipv6_ra_mode: 'slaac',
        ipv6_address_mode: 'slaac',
      },
    ],
  })
  return network.id
}

async function seedProjectNetwork(lab, region, call, { project, external }) {
  const url = (path) => lab.url('neutron', region, `/v2.0/${path}`)
  const name = `${project}-net`
  if ((await call('GET', url(`networks?name=${name}`))).networks.length === 0) {
    const { network } = await call('POST', url('networks'), { network: { name } })
    const { subnet } = await call('POST', url('subnets'), {
      subnet: {
        network_id: network.id,
        name: `${project}-subnet`,
        ip_version: 4,
        cidr: `10.${10 + lab.regions.indexOf(region)}.0.0/24`,
      },
    })
    const { router } = await call('POST', url('routers'), {
      router: {
        name: `${project}-router`,
        external_gateway_info: { network_id: external },
      },
    })
    await call('PUT', url(`routers/${router.id}/add_router_interface`), {
      subnet_id: subnet.id,
    })
  }
}

async function seedVolumeTypes(lab, region, call) {
  const { projects } = await call(
    'GET',
    lab.url('keystone', undefined, '/v3/auth/projects'),
  )
  const { id } = projects.find(({ name }) => name === 'admin')
  const url = lab.url('cinder', region, `/v3/${id}/types`)
  const present = new Set((await call('GET', url)).volume_types.map(({ name }) => name))
  for (const name of ['standard', 'ssd']) {
    if (!present.has(name)) await call('POST', url, { volume_type: { name } })
  }
}
