import { mostListed } from './listing.ts'
import { mostManifestBytes, mostSegments } from './manifest.ts'
import { digests } from './temporary-url.ts'
import { mostObjectBytes } from './world.ts'

/** What `/info` tells of this cloud's Swift: https://docs.openstack.org/api-ref/object-store/#discoverability */
export const info = {
  swift: {
    version: '2.30.1',
    max_file_size: mostObjectBytes,
    max_meta_name_length: 128,
    max_meta_value_length: 256,
    max_meta_count: 90,
    max_meta_overall_size: 4096,
    max_object_name_length: 1024,
    max_container_name_length: 256,
    container_listing_limit: mostListed,
    account_listing_limit: mostListed,
    account_autocreate: true,
    policies: [{ name: 'Policy-0', aliases: 'Policy-0', default: true }],
  },
  slo: {
    max_manifest_segments: mostSegments,
    max_manifest_size: mostManifestBytes,
    min_segment_size: 1,
  },
  dlo: { max_segments: 10_000 },
  bulk_delete: { max_deletes_per_request: 10_000, max_failed_deletes: 1_000 },
  tempurl: { allowed_digests: digests, methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'] },
  staticweb: {},
}
