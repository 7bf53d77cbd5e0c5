import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { projectOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import { objectAt } from '../core/json.ts'
import type { BlockStorage } from './block-storage.ts'
import {
  actionOf,
  optionalFlag,
  optionalString,
  optionalText,
  optionalTexts,
  optionalUuid,
  requireObject,
  requireString,
  unknownAction,
} from './body.ts'
import { begin, put } from './change.ts'
import { invalidSnapshot, invalidVolume, requireAdmin, requireMember } from './error.ts'
import { findSnapshot, findVolume } from './find.ts'
import { answerList, type ListRules } from './list.ts'
import { versionOf } from './microversion.ts'
import type { Snapshot, Volume } from './model.ts'
import { requireRoom } from './quota.ts'

interface One {
  Params: { id: string }
}

const rules: ListRules<Snapshot> = {
  collection: 'snapshots',
  noun: 'Snapshot',
  fields: {
    name: ({ name }) => name,
    status: ({ status }) => status,
    volume_id: ({ volume_id }) => volume_id,
    created_at: ({ created_at }) => created_at,
    updated_at: ({ updated_at }) => updated_at,
    volume_size: ({ size }) => size,
  },
  metadata: ({ metadata }) => metadata,
}

/** `/snapshots`: what a volume was like at a moment, kept on the same storage. */
export function snapshotRoutes(app: FastifyInstance, storage: BlockStorage): void {
  const { cloud, region, snapshots } = storage

  const list = async (request: FastifyRequest) => {
    const path = request.url.includes('/detail') ? 'snapshots/detail' : 'snapshots'
    return answerList(region, request, snapshots, rules, path, (snapshot) =>
      snapshotBody(request, snapshot),
    )
  }
  app.get('/snapshots', list)
  app.get('/snapshots/detail', list)

  app.get<One>('/snapshots/:id', async (request) => ({
    snapshot: snapshotBody(request, findSnapshot(storage, request, request.params.id)),
  }))

  app.post('/snapshots', async (request, reply) => {
    const caller = requireMember(request, 'volume:create_snapshot')
    const given = requireObject(request.body, 'snapshot')
    const force = optionalFlag('force', given['force'])
    if (versionOf(request) >= 66 && force === false) {
      throw new Fault(
        400,
        "Since microversion 3.66 the 'force' flag is invalid for this request.  For backward compatability, however, when the 'force' flag is passed with a value evaluating to True, it is silently ignored.",
      )
    }
    if (!('volume_id' in given)) requireString(given, 'snapshot', 'volume_id')
    const id = optionalUuid('volume_id', given['volume_id'])
    // The real one looks for nothing, and tells that.
    const volume = findVolume(storage, request, id ?? 'None')
    const mayBeInUse = force === true || versionOf(request) >= 66
    requireSnapshotable(volume, mayBeInUse)
    const projectId = projectOf(request)
    const wanted = { kind: 'snapshots', count: 1, gigabytes: volume.size } as const
    requireRoom(storage, projectId, wanted)
    const made = snapshots.put({
      id: randomUUID(),
      project_id: projectId,
      user_id: caller.userId,
      volume_id: volume.id,
      name: optionalText('name', given['name']),
      description: optionalText('description', given['description']),
      status: 'creating',
      size: volume.size,
      metadata: optionalTexts('metadata', given['metadata']),
      created_at: cloud.clock.now(),
      updated_at: null,
      pending: { step: 'created', dueAt: cloud.clock.after(1.2), requestId: request.id },
    })
    reply.code(202)
    return { snapshot: snapshotBody(request, made) }
  })

  app.put<One>('/snapshots/:id', async (request) => {
    requireMember(request, 'volume:update_snapshot')
    const snapshot = findSnapshot(storage, request, request.params.id)
    const given = requireObject(request.body, 'snapshot')
    const changed = put(storage, snapshots, snapshot, {
      ...(given['name'] !== undefined && { name: optionalText('name', given['name']) }),
      ...(given['description'] !== undefined && {
        description: optionalText('description', given['description']),
      }),
    })
    return { snapshot: snapshotBody(request, changed) }
  })

  app.delete<One>('/snapshots/:id', async (request, reply) => {
    requireMember(request, 'volume:delete_snapshot')
    const snapshot = findSnapshot(storage, request, request.params.id)
    if (!['available', 'error'].includes(snapshot.status)) {
      throw invalidSnapshot(
        'Snapshot status must be available or error and must not be part of a group.',
      )
    }
    const next = { step: 'deleted', seconds: 1, requestId: request.id }
    begin(storage, snapshots, snapshot, { status: 'deleting' }, next)
    return reply.code(202).send()
  })

  app.post<One>('/snapshots/:id/action', async (request, reply) => {
    const { name } = actionOf(request.body)
    if (name !== 'os-reset_status') {
      throw unknownAction(name)
    }
    requireAdmin(request, 'volume_extension:snapshot_admin_actions:reset_status')
    const snapshot = findSnapshot(storage, request, request.params.id)
    const wanted = objectAt(request.body, name)?.['status']
    const status = optionalString('status', wanted) ?? snapshot.status
    put(storage, snapshots, snapshot, { status, pending: undefined })
    return reply.code(202).send()
  })
}

function requireSnapshotable(volume: Volume, mayBeInUse: boolean): void {
  if (volume.status === 'error') {
    throw invalidVolume(
      'The snapshot cannot be created when the volume is in error status.',
    )
  }
  const states = mayBeInUse ? ['available', 'in-use'] : ['available']
  if (!states.includes(volume.status)) {
    throw invalidVolume(
      `Volume ${volume.id} status must be ${states.join(', ')}, but current status is: ${volume.status}.`,
    )
  }
}

/** Lists with and without details show the same. */
function snapshotBody(request: FastifyRequest, snapshot: Snapshot): object {
  const version = versionOf(request)
  return {
    id: snapshot.id,
    name: snapshot.name,
    description: snapshot.description,
    volume_id: snapshot.volume_id,
    status: snapshot.status,
    size: snapshot.size,
    created_at: toMicroseconds(snapshot.created_at),
    updated_at: snapshot.updated_at && toMicroseconds(snapshot.updated_at),
    metadata: snapshot.metadata,
    'os-extended-snapshot-attributes:project_id': snapshot.project_id,
    'os-extended-snapshot-attributes:progress':
      snapshot.status === 'creating' ? '0%' : '100%',
    ...(version >= 14 && { group_snapshot_id: null }),
    ...(version >= 41 && { user_id: snapshot.user_id }),
    ...(version >= 65 && { consumes_quota: true }),
  }
}
