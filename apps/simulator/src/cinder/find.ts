import type { FastifyRequest } from 'fastify'
import type { Collection, Resource } from '../core/collection.ts'
import { callerOf } from '../core/caller.ts'
import type { BlockStorage, Image } from './block-storage.ts'
import { notFound } from './error.ts'
import type { Backup, Snapshot, Volume } from './model.ts'

/** The thing if the caller's project has it (or the caller is an administrator); else 404. */
export function findOwn<T extends Resource>(
  collection: Collection<T>,
  request: FastifyRequest,
  what: string,
  id: string,
): T {
  const found = collection.get(id)
  const caller = callerOf(request)
  if (!found || (found.project_id !== caller.projectId && !caller.isAdmin)) {
    throw notFound(what, id)
  }
  return found
}

export const findVolume = (
  { volumes }: BlockStorage,
  request: FastifyRequest,
  id: string,
): Volume => findOwn(volumes, request, 'Volume', id)

export const findSnapshot = (
  { snapshots }: BlockStorage,
  request: FastifyRequest,
  id: string,
): Snapshot => findOwn(snapshots, request, 'Snapshot', id)

export const findBackup = (
  { backups }: BlockStorage,
  request: FastifyRequest,
  id: string,
): Backup => findOwn(backups, request, 'Backup', id)

/** The image if the project may read it; nothing otherwise. */
export function visibleImage(
  { images }: BlockStorage,
  id: string,
  projectId: string,
): Image | undefined {
  const image = images.get(id)
  if (image?.owner === projectId || image?.visibility !== 'private') return image
  return undefined
}
