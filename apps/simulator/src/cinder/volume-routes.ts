import type { FastifyInstance } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import type { BlockStorage } from './block-storage.ts'
import {
  optionalFlag,
  optionalSize,
  optionalString,
  optionalText,
  optionalTexts,
  optionalUuid,
  requireObject,
} from './body.ts'
import { put } from './change.ts'
import { requireMember } from './error.ts'
import { findVolume } from './find.ts'
import { answerList, isTrue, type ListRules, queryOf } from './list.ts'
import { versionOf } from './microversion.ts'
import type { Volume } from './model.ts'
import { createVolume } from './volume-create.ts'
import { deleteVolume } from './volume-delete.ts'
import { briefVolume, volumeBody } from './volume-view.ts'

const rules: ListRules<Volume> = {
  collection: 'volumes',
  noun: 'Volume',
  fields: {
    name: ({ name }) => name,
    status: ({ status }) => status,
    size: ({ size }) => size,
    bootable: ({ bootable }) => String(bootable),
    availability_zone: (volume) => volume.availability_zone,
    created_at: (volume) => volume.created_at,
    updated_at: (volume) => volume.updated_at,
    migration_status: () => null,
  },
  metadata: ({ metadata }) => metadata,
}

/** Reading, creating, changing and deleting volumes. */
export function volumeRoutes(app: FastifyInstance, storage: BlockStorage): void {
  const { region, volumes } = storage

  app.get('/volumes', async (request) =>
    answerList(region, request, volumes, rules, 'volumes', (volume) =>
      briefVolume(storage, request, volume),
    ),
  )

  app.get('/volumes/detail', async (request) =>
    answerList(region, request, volumes, rules, 'volumes/detail', (volume) =>
      volumeBody(storage, request, volume),
    ),
  )

  app.get('/volumes/summary', async (request) => {
    const own = volumes.list(projectOf(request))
    const total_size = own.reduce((sum, { size }) => sum + size, 0)
    return { 'volume-summary': { total_count: own.length, total_size } }
  })

  app.get<{ Params: { id: string } }>('/volumes/:id', async (request) => ({
    volume: volumeBody(storage, request, findVolume(storage, request, request.params.id)),
  }))

  app.post('/volumes', async (request, reply) => {
    const caller = requireMember(request, 'volume:create')
    const given = requireObject(request.body, 'volume')
    if (optionalFlag('multiattach', given['multiattach'])) {
      throw new Fault(
        400,
        'multiattach parameter has been removed. The default behavior is to use multiattach enabled volume types. Contact your administrator to create a multiattach enabled volume type and use it to create multiattach volumes.',
      )
    }
    const backup = versionOf(request) >= 47 ? given['backup_id'] : undefined
    const asker = {
      projectId: projectOf(request),
      userId: caller.userId,
      requestId: request.id,
    }
    const made = createVolume(storage, asker, {
      name: optionalText('name', given['name'] ?? given['display_name']),
      description: optionalText(
        'description',
        given['description'] ?? given['display_description'],
      ),
      size: optionalSize('size', given['size']),
      type: optionalString('volume_type', given['volume_type']),
      zone: optionalString('availability_zone', given['availability_zone']),
      metadata: optionalTexts('metadata', given['metadata']),
      imageId: optionalString('imageRef', given['imageRef'] ?? given['image_id']),
      snapshotId: optionalUuid('snapshot_id', given['snapshot_id']),
      sourceId: optionalUuid('source_volid', given['source_volid']),
      backupId: optionalUuid('backup_id', backup),
    })
    reply.code(202)
    return { volume: volumeBody(storage, request, made) }
  })

  app.put<{ Params: { id: string } }>('/volumes/:id', async (request) => {
    requireMember(request, 'volume:update')
    const volume = findVolume(storage, request, request.params.id)
    const given = requireObject(request.body, 'volume')
    const name = given['name'] ?? given['display_name']
    const description = given['description'] ?? given['display_description']
    const changed = put(storage, volumes, volume, {
      ...(name !== undefined && { name: optionalText('name', name) }),
      ...(description !== undefined && {
        description: optionalText('description', description),
      }),
      ...(given['metadata'] !== undefined && {
        metadata: optionalTexts('metadata', given['metadata']),
      }),
    })
    return { volume: volumeBody(storage, request, changed) }
  })

  app.delete<{ Params: { id: string } }>('/volumes/:id', async (request, reply) => {
    requireMember(request, 'volume:delete')
    const volume = findVolume(storage, request, request.params.id)
    const { cascade } = queryOf(request)
    deleteVolume(storage, volume, { cascade: isTrue(cascade), requestId: request.id })
    return reply.code(202).send()
  })
}
