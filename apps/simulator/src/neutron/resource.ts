import { randomUUID } from 'node:crypto'
import { toSeconds } from '../core/clock.ts'
import type { ServiceScope } from '../core/cloud.ts'
import type { Given } from './kind.ts'
import type { NetworkResource } from './model.ts'

/** The attributes that every new resource starts with. */
export function newResource(
  { cloud }: ServiceScope,
  projectId: string,
  given: Given = {},
): NetworkResource {
  const at = toSeconds(cloud.clock.now())
  return {
    id: randomUUID(),
    project_id: projectId,
    tenant_id: projectId,
    name: textOf(given, 'name'),
    description: textOf(given, 'description'),
    tags: [],
    revision_number: 1,
    created_at: at,
    updated_at: at,
  }
}

/** The resource after a change, with the next revision. `change` was checked by its kind. */
export function changed<T extends NetworkResource>(
  { cloud }: ServiceScope,
  item: T,
  change: Given,
): T {
  return {
    ...item,
    ...change,
    revision_number: item.revision_number + 1,
    updated_at: toSeconds(cloud.clock.now()),
  }
}

export function textOf(given: Given, name: string, otherwise = ''): string {
  const value = given[name]
  return typeof value === 'string' ? value : otherwise
}

export function flagOf(given: Given, name: string, otherwise: boolean): boolean {
  const value = given[name]
  return typeof value === 'boolean' ? value : otherwise
}

export function textsOf(given: Given, name: string): string[] {
  const value = given[name]
  return Array.isArray(value) ? value.map(String) : []
}
