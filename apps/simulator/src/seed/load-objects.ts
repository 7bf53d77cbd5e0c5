import { sql } from 'kysely'
import { Readable } from 'node:stream'
import type { Cloud, ServiceScope } from '../core/cloud.ts'
import { typeOf } from '../swift/content-type.ts'
import type { Segment, StoredObject } from '../swift/objects.ts'
import { openSwift } from '../swift/open-swift.ts'
import { mostObjectBytes, type Store } from '../swift/world.ts'
import { projectIdOf } from './accounts.ts'
import {
  type SeedContainer,
  seedContainers,
  type SeedObject,
  zeroHashes,
} from './objects.ts'

const scopeIn = (cloud: Cloud, regionId: string): ServiceScope => {
  const region = cloud.regions.find(({ id }) => id === regionId)
  if (!region) throw new Error(`the cloud has no region ${regionId}`)
  return { cloud, region }
}

/** Puts the containers of the small accounts, and what is in them, into Swift. */
export async function loadObjects(cloud: Cloud): Promise<void> {
  const sizes = seedContainers.flatMap(({ objects }) =>
    objects.flatMap(({ content }) => (typeof content === 'number' ? [content] : [])),
  )
  const hashes = zeroHashes(sizes)
  for (const container of seedContainers) {
    const store = await openSwift(scopeIn(cloud, container.regionId))
    await loadContainer(store, container, hashes)
  }
}

async function loadContainer(
  store: Store,
  { project, name, headers, objects }: SeedContainer,
  hashes: Map<number, string>,
): Promise<void> {
  const place = { account: `AUTH_${projectIdOf(project)}`, container: name }
  await store.containers.put(place.account, name, headers)
  for (const object of objects) {
    const { content, segments: count } = object
    if (count !== undefined && typeof content === 'number') {
      const segments = await loadSegments(store, place, object, {
        count,
        bytes: content,
        etag: hashes.get(content) ?? '',
      })
      await store.objects.put(place, {
        ...about(object),
        etag: hashes.get(content) ?? '',
        bytes: content * count,
        segments,
      })
    } else if (typeof content === 'number') {
      await store.objects.put(place, {
        ...about(object),
        etag: hashes.get(content) ?? '',
        bytes: content,
      })
    } else {
      const source = Readable.from([Buffer.from(content)])
      const { id, bytes, etag } = await store.content.write(source, mostObjectBytes)
      await store.objects.put(place, { ...about(object), etag, bytes, contentId: id })
    }
  }
}

const about = ({ name, contentType, metadata, modifiedAt }: SeedObject) => ({
  name,
  contentType: contentType ?? typeOf(name),
  metadata: metadata ?? {},
  changedAt: modifiedAt,
})

/** The segments of a large object, named as Swift's own client names them. */
async function loadSegments(
  store: Store,
  place: { readonly account: string; readonly container: string },
  { name, modifiedAt }: SeedObject,
  { count, bytes, etag }: { count: number; bytes: number; etag: string },
): Promise<Segment[]> {
  const container = `${place.container}_segments`
  await store.containers.put(place.account, container, {})
  const prefix = `${name}/slo/${modifiedAt / 1000}.000000/${bytes * count}/${bytes}`
  const segments: Segment[] = []
  for (let index = 0; index < count; index++) {
    const object = `${prefix}/${String(index).padStart(8, '0')}`
    const stored: StoredObject = {
      name: object,
      etag,
      bytes,
      contentType: 'application/octet-stream',
      metadata: {},
      changedAt: modifiedAt,
    }
    await store.objects.put({ account: place.account, container }, stored)
    segments.push({ container, object, bytes, etag })
  }
  return segments
}

/** What the readings of one machine for an hour take. */
const readingSizes = [1_024, 2_048, 4_096, 8_192] as const

/** A container of as many small objects as asked for, in folders by month, day and hour. */
export async function loadManyObjects(
  cloud: Cloud,
  {
    regionId,
    project,
    name,
    count,
  }: Record<'regionId' | 'project' | 'name', string> & {
    readonly count: number
  },
): Promise<void> {
  const { store, clock } = cloud
  const account = `AUTH_${projectIdOf(project)}`
  const swift = await openSwift(scopeIn(cloud, regionId))
  await swift.containers.put(account, name, {})
  const hashes = zeroHashes(readingSizes)
  const etags = readingSizes.map((size) => hashes.get(size) ?? '')
  // Twenty machines an hour: 480 objects a day, days of 28 to a month.
  await sql`insert into simulator.swift_object
      (region, account, container, name, etag, bytes, content_type, metadata, changed_at)
    select ${regionId}, ${account}, ${name},
      to_char(2020 + day / 336, 'FM0000') || '/' || to_char(day / 28 % 12 + 1, 'FM00') || '/'
        || to_char(day % 28 + 1, 'FM00') || '/' || to_char(n / 20 % 24, 'FM00')
        || '/node-' || to_char(n % 20 + 1, 'FM00') || '.json',
      (${etags}::text[])[n % 4 + 1], (${[...readingSizes]}::int[])[n % 4 + 1],
      'application/json', '{}', ${clock.now()} - (${count} - n) * 1000.0
    from (select n, n / 480 as day from generate_series(0, ${count}::int - 1) as n) as numbered`.execute(
    store.database,
  )
  await sql`update simulator.swift_container set object_count = ${count},
    bytes_used = (select sum(bytes) from simulator.swift_object
      where region = ${regionId} and account = ${account} and container = ${name})
    where region = ${regionId} and account = ${account} and name = ${name}`.execute(
    store.database,
  )
}

/** A container with so many objects directly in it, in no folder. */
export async function loadFlatObjects(
  cloud: Cloud,
  {
    regionId,
    project,
    name,
    count,
  }: Record<'regionId' | 'project' | 'name', string> & { readonly count: number },
): Promise<void> {
  const { store, clock } = cloud
  const account = `AUTH_${projectIdOf(project)}`
  const swift = await openSwift(scopeIn(cloud, regionId))
  await swift.containers.put(account, name, {})
  const bytes = readingSizes[0]
  const etag = zeroHashes([bytes]).get(bytes) ?? ''
  await sql`insert into simulator.swift_object
      (region, account, container, name, etag, bytes, content_type, metadata, changed_at)
    select ${regionId}, ${account}, ${name}, 'invoice-' || to_char(n, 'FM000000') || '.pdf',
      ${etag}, ${bytes}::int, 'application/pdf', '{}', ${clock.now()} - (${count} - n) * 1000.0
    from generate_series(1, ${count}::int) as n`.execute(store.database)
  await sql`update simulator.swift_container
    set object_count = ${count}, bytes_used = ${count * bytes}
    where region = ${regionId} and account = ${account} and name = ${name}`.execute(
    store.database,
  )
}
