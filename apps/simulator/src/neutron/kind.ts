import type { FastifyRequest } from 'fastify'
import { type Caller, callerOf, mayChange } from '../core/caller.ts'
import type { Collection } from '../core/collection.ts'
import type { Fault } from '../core/fault.ts'
import type { Attributes } from './attributes.ts'
import { notAllowed } from './fault.ts'
import type { NetworkResource } from './model.ts'

/** Attributes that were checked against a kind's table. */
export type Given = Record<string, unknown>

/** One kind of resource, and what differs between kinds. */
export interface Kind<T extends NetworkResource> {
  readonly singular: string
  readonly plural: string
  /** In the path, where it differs from `plural`. */
  readonly path?: string
  readonly attributes: Attributes
  readonly collection: Collection<T>
  readonly notFound: (id: string) => Fault
  /** The limit's name; no limit without one. */
  readonly quota?: string
  /** Whether others than the owner see it. */
  readonly isOpen?: (item: T) => boolean
  /** Called before anything is listed for a project. */
  readonly prepare?: (projectId: string) => void
  /** The few that a query can mean, by an index; nothing when it has to be all. */
  readonly narrow?: (query: URLSearchParams) => T[] | undefined
  readonly toBody: (item: T, caller: Caller) => Readonly<Record<string, unknown>>
  /** Puts and returns it. */
  readonly create: (given: Given, projectId: string, caller: Caller) => T
  /** Puts and returns it; `given` holds only what changes. */
  readonly update: (item: T, given: Given, caller: Caller) => T
  readonly remove: (item: T, caller: Caller) => void
}

/** What the caller can read: their own, what is open to all, everything for an administrator. */
export function visibleTo<T extends NetworkResource>(kind: Kind<T>, caller: Caller): T[] {
  if (caller.projectId !== undefined) kind.prepare?.(caller.projectId)
  if (caller.isAdmin) return kind.collection.list()
  if (!kind.isOpen) return kind.collection.list(caller.projectId ?? '')
  return kind.collection.list().filter((item) => isVisible(kind, item, caller))
}

function isVisible<T extends NetworkResource>(
  kind: Kind<T>,
  item: T,
  caller: Caller,
): boolean {
  if (caller.isAdmin || item.project_id === caller.projectId) return true
  return kind.isOpen?.(item) ?? false
}

/** The resource of the path when the caller may read it. Throws 404. */
export function findFor<T extends NetworkResource>(
  kind: Kind<T>,
  request: FastifyRequest,
  id: string,
): T {
  const caller = callerOf(request)
  if (caller.projectId !== undefined) kind.prepare?.(caller.projectId)
  const item = kind.collection.get(id)
  if (item && isVisible(kind, item, caller)) return item
  throw kind.notFound(id)
}

/** The resource of the path when the caller may change it. Throws 404, or 403 by `act`. */
export function findOwn<T extends NetworkResource>(
  kind: Kind<T>,
  request: FastifyRequest,
  id: string,
  act: string,
): T {
  const item = findFor(kind, request, id)
  const caller = callerOf(request)
  if (caller.isAdmin) return item
  if (item.project_id === caller.projectId && mayChange(caller)) return item
  throw notAllowed(`${act}_${kind.singular}`)
}
