import { parseFlavors, type Flavor } from '@aloft/openstack/flavor'
import { parseImages, type Image } from '@aloft/openstack/image'
import { parseNetworks, type Network } from '@aloft/openstack/network'
import type { CloudApi } from './cloud-api.ts'

/** What a cloud offers, as far as the suites need to know it. */
export interface CloudFacts {
  /** The first one; the suites work in it. */
  readonly region: string
  readonly regions: readonly string[]
  /** Two public images that any of the flavors below is large enough for. */
  readonly image: Image
  readonly otherImage: Image
  /** Three sizes, each with more memory than the one before. */
  readonly flavors: readonly [Flavor, Flavor, Flavor]
  /** From which floating addresses come, and to which a server may be put directly. */
  readonly publicNetwork: Network
}

/** Finds out what there is; throws when it is too little. */
export async function readFacts(api: CloudApi): Promise<CloudFacts> {
  const [region] = api.regions
  if (region === undefined) throw new Error('The catalog has no region')
  const images = parseImages(
    await api.get({
      service: 'image',
      path: '/images?limit=200&status=active&visibility=public',
    }),
    region,
  ).filter(({ minimumMemoryMegabytes }) => minimumMemoryMegabytes <= 512)
  const [image, otherImage] = images
  if (image === undefined || otherImage === undefined) {
    throw new Error('There are no two public images for small servers')
  }
  const flavors = parseFlavors(
    await api.get({ service: 'compute', path: '/flavors/detail' }),
  ).filter(
    (one) =>
      one.memoryMegabytes >= 512 &&
      one.diskGigabytes >=
        Math.max(image.minimumDiskGigabytes, otherImage.minimumDiskGigabytes),
  )
  const ascending = flavors.filter(
    (one, index) => one.memoryMegabytes > (flavors[index - 1]?.memoryMegabytes ?? 0),
  )
  const [small, larger, largest] = ascending
  if (small === undefined || larger === undefined || largest === undefined) {
    throw new Error('There are no three sizes')
  }
  const publicNetwork = parseNetworks(
    await api.get({ service: 'network', path: '/networks?router:external=True' }),
    region,
  )[0]
  if (publicNetwork === undefined) throw new Error('There is no external network')
  return {
    region,
    regions: api.regions,
    image,
    otherImage,
    flavors: [small, larger, largest],
    publicNetwork,
  }
}
