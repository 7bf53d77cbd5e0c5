import type { FastifyInstance } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { objectAt } from '../core/json.ts'
import { createBackup } from './backup-create.ts'
import { backupBody, briefBackup, dependentsOf } from './backup-view.ts'
import type { BlockStorage } from './block-storage.ts'
import {
  actionOf,
  optionalFlag,
  optionalString,
  optionalText,
  optionalTexts,
  optionalUuid,
  requireObject,
  requireUuid,
  unknownAction,
} from './body.ts'
import { begin, put } from './change.ts'
import { invalidBackup, requireAdmin, requireMember } from './error.ts'
import { findBackup, findSnapshot, findVolume } from './find.ts'
import { answerList, type ListRules } from './list.ts'
import { requireVersion, versionOf } from './microversion.ts'
import type { Backup } from './model.ts'
import { restoreBackup } from './backup-restore.ts'

interface One {
  Params: { id: string }
}

const rules: ListRules<Backup> = {
  collection: 'backups',
  noun: 'Backup',
  fields: {
    name: ({ name }) => name,
    status: ({ status }) => status,
    volume_id: ({ volume_id }) => volume_id,
    size: ({ size }) => size,
    created_at: ({ created_at }) => created_at,
    updated_at: ({ updated_at }) => updated_at,
  },
}

/** `/backups`: copies of volumes that outlive the storage they were on. */
export function backupRoutes(app: FastifyInstance, storage: BlockStorage): void {
  const { backups, region } = storage

  app.get('/backups', async (request) =>
    answerList(region, request, backups, rules, 'backups', (backup) =>
      briefBackup(storage, request, backup),
    ),
  )

  app.get('/backups/detail', async (request) =>
    answerList(region, request, backups, rules, 'backups/detail', (backup) =>
      backupBody(storage, request, backup),
    ),
  )

  app.get<One>('/backups/:id', async (request) => ({
    backup: backupBody(storage, request, findBackup(storage, request, request.params.id)),
  }))

  app.post('/backups', async (request, reply) => {
    const caller = requireMember(request, 'backup:create')
    const given = requireObject(request.body, 'backup')
    const volumeId = requireUuid(given, 'backup', 'volume_id')
    const snapshotId = optionalUuid('snapshot_id', given['snapshot_id'])
    const version = versionOf(request)
    const asker = {
      projectId: projectOf(request),
      userId: caller.userId,
      requestId: request.id,
    }
    const made = createBackup(storage, asker, {
      volume: findVolume(storage, request, volumeId),
      snapshot:
        snapshotId === undefined ? undefined : findSnapshot(storage, request, snapshotId),
      name: optionalText('name', given['name']),
      description: optionalText('description', given['description']),
      container: optionalString('container', given['container']),
      zone:
        version >= 51
          ? optionalString('availability_zone', given['availability_zone'])
          : undefined,
      incremental: optionalFlag('incremental', given['incremental']) ?? false,
      force: optionalFlag('force', given['force']) ?? false,
      metadata: version >= 43 ? optionalTexts('metadata', given['metadata']) : {},
    })
    reply.code(202)
    return { backup: briefBackup(storage, request, made) }
  })

  app.put<One>('/backups/:id', async (request) => {
    requireVersion(request, 9)
    requireMember(request, 'backup:update')
    const backup = findBackup(storage, request, request.params.id)
    const given = requireObject(request.body, 'backup')
    const changed = put(storage, backups, backup, {
      ...(given['name'] !== undefined && { name: optionalText('name', given['name']) }),
      ...(given['description'] !== undefined && {
        description: optionalText('description', given['description']),
      }),
    })
    return { backup: briefBackup(storage, request, changed) }
  })

  app.delete<One>('/backups/:id', async (request, reply) => {
    requireMember(request, 'backup:delete')
    const backup = findBackup(storage, request, request.params.id)
    if (!['available', 'error'].includes(backup.status)) {
      throw invalidBackup('Backup status must be available or error')
    }
    if (dependentsOf(storage, backup).length > 0) {
      throw invalidBackup('Incremental backups exist for this backup.')
    }
    const next = { step: 'deleted', seconds: 1, requestId: request.id }
    begin(storage, backups, backup, { status: 'deleting' }, next)
    return reply.code(202).send()
  })

  app.post<One>('/backups/:id/restore', async (request, reply) => {
    const caller = requireMember(request, 'backup:restore')
    const backup = findBackup(storage, request, request.params.id)
    const given = requireObject(request.body, 'restore')
    const volumeId = optionalUuid('volume_id', given['volume_id'])
    const into = volumeId === undefined ? undefined : findVolume(storage, request, volumeId)
    const asker = {
      projectId: projectOf(request),
      userId: caller.userId,
      requestId: request.id,
    }
    const name = optionalText('name', given['name'])
    const restore = restoreBackup(storage, asker, backup, { into, name })
    return reply.code(202).send({ restore })
  })

  app.post<One>('/backups/:id/action', async (request, reply) => {
    const { name } = actionOf(request.body)
    if (name !== 'os-reset_status') {
      throw unknownAction(name)
    }
    requireAdmin(request, 'volume_extension:backup_admin_actions:reset_status')
    const backup = findBackup(storage, request, request.params.id)
    const wanted = objectAt(request.body, name)?.['status']
    const status = optionalString('status', wanted) ?? backup.status
    put(storage, backups, backup, { status, pending: undefined })
    return reply.code(202).send()
  })
}
