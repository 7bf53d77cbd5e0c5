import type { ServiceScope } from '../core/cloud.ts'
import { openContainers } from './containers.ts'
import { openContent } from './content.ts'
import { openObjects } from './objects.ts'
import { openTables, sweepPieces } from './tables.ts'
import type { Store } from './world.ts'

/** A region's Swift. Called once a region, before anything is answered. */
export async function openSwift(scope: ServiceScope): Promise<Store> {
  await openTables(scope.cloud.store)
  await sweepPieces(scope.cloud.store)
  const content = openContent(scope.cloud.store)
  return {
    content,
    containers: openContainers(scope),
    objects: openObjects(scope, content),
  }
}
