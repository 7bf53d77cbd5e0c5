import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { callerOf } from '../core/caller.ts'
import { toMicroseconds } from '../core/clock.ts'
import { Fault } from '../core/fault.ts'
import { invalidField, optionalString, requireObject } from './body.ts'
import type { Compute } from './compute.ts'
import { refused } from './error.ts'
import { fingerprintOf, generateRsa, parsePublicKey } from './key-pair.ts'
import { nextLink } from './links.ts'
import { versionOf } from './microversion.ts'
import type { KeyPair } from './model.ts'
import { limitOf, pageOf } from './page.ts'
import { limitsOf } from './quota.ts'
import type { Query } from './server-filter.ts'

/** `/os-keypairs`: they belong to a user, not to a project. */
export function keyPairRoutes(app: FastifyInstance, compute: Compute): void {
  const { keyPairs, region } = compute

  app.get<{ Querystring: Query }>('/os-keypairs', async (request) => {
    const userId = ownerOf(request, request.query['user_id'], 'index')
    const version = versionOf(request)
    const all = keyPairs.by('user_id', userId).sort((a, b) => (a.name < b.name ? -1 : 1))
    const page = version >= 35 ? pageOf(all, request.query, ({ name }) => name) : all
    const last = page.at(-1)
    return {
      keypairs: page.map(({ name, fingerprint, public_key, type }) => ({
        keypair: { name, fingerprint, public_key, ...(version >= 2 && { type }) },
      })),
      ...(version >= 35 &&
        last &&
        page.length === limitOf(request.query) && {
          keypairs_links: nextLink(region, 'os-keypairs', request.query, last.name),
        }),
    }
  })

  app.get<{ Params: { name: string }; Querystring: Query }>(
    '/os-keypairs/:name',
    async (request) => {
      const userId = ownerOf(request, request.query['user_id'], 'show')
      const pair = find(userId, request.params.name)
      return {
        keypair: {
          id: numberOf(pair),
          name: pair.name,
          user_id: pair.user_id,
          fingerprint: pair.fingerprint,
          public_key: pair.public_key,
          created_at: toMicroseconds(pair.created_at),
          updated_at: null,
          deleted_at: null,
          deleted: false,
          ...(versionOf(request) >= 2 && { type: pair.type }),
        },
      }
    },
  )

  app.post('/os-keypairs', async (request, reply) => {
    const version = versionOf(request)
    const given = requireObject(request.body, 'keypair')
    const userId = ownerOf(request, version >= 10 ? given['user_id'] : undefined, 'create')
    const name = requireKeyName(given['name'], version)
    const type = version >= 2 ? (given['type'] ?? 'ssh') : 'ssh'
    if (type !== 'ssh' && type !== 'x509') {
      throw invalidField('keypair/type', type, `it is not one of ['ssh', 'x509']`)
    }
    const given_key = optionalString('keypair/public_key', given['public_key'])
    if (given_key === undefined && version >= 92) {
      throw invalidField('keypair', given, `'public_key' is a required property`)
    }
    if (keyPairs.get(`${userId}/${name}`)) {
      throw new Fault(409, `Key pair '${name}' already exists.`)
    }
    const most = limitsOf(compute, callerOf(request).projectId ?? '').key_pairs
    if (most >= 0 && keyPairs.by('user_id', userId).length >= most) {
      throw new Fault(403, 'Quota exceeded, too many key pairs.')
    }
    const made = given_key === undefined ? generateRsa('Generated-by-Nova') : undefined
    const publicKey = made?.publicKey ?? given_key ?? ''
    const blob = type === 'ssh' ? parsePublicKey(publicKey) : Buffer.from(publicKey)
    if (!blob) {
      throw new Fault(400, 'Keypair data is invalid: failed to generate fingerprint')
    }
    const pair = keyPairs.put({
      id: `${userId}/${name}`,
      name,
      user_id: userId,
      type,
      fingerprint: fingerprintOf(blob),
      public_key: publicKey,
      created_at: compute.cloud.clock.now(),
    })
    return reply.code(version >= 2 ? 201 : 200).send({
      keypair: {
        name,
        user_id: userId,
        fingerprint: pair.fingerprint,
        public_key: publicKey,
        ...(version >= 2 && { type }),
        ...(made && { private_key: made.privateKey }),
      },
    })
  })

  app.delete<{ Params: { name: string }; Querystring: Query }>(
    '/os-keypairs/:name',
    async (request, reply) => {
      const userId = ownerOf(request, request.query['user_id'], 'delete')
      keyPairs.delete(find(userId, request.params.name).id)
      return reply.code(versionOf(request) >= 2 ? 204 : 202).send()
    },
  )

  function find(userId: string, name: string): KeyPair {
    const pair = keyPairs.get(`${userId}/${name}`)
    if (!pair) throw new Fault(404, `Keypair ${name} not found for user ${userId}`)
    return pair
  }
}

/** The caller, or from 2.10 on the user that an administrator names. */
function ownerOf(request: FastifyRequest, named: unknown, rule: string): string {
  const caller = callerOf(request)
  if (typeof named !== 'string' || versionOf(request) < 10) return caller.userId
  if (named !== caller.userId && !caller.isAdmin) throw refused(`os-keypairs:${rule}`)
  return named
}

function requireKeyName(value: unknown, version: number): string {
  const pattern = version >= 92 ? /^[a-zA-Z0-9-_ @.]+$/ : /^[a-zA-Z0-9-_ ]+$/
  if (typeof value !== 'string' || value.trim() === '') {
    throw invalidField(
      'keypair/name',
      value,
      `'${typeof value === 'string' ? value : ''}' is too short`,
    )
  }
  if (value.length > 255)
    throw invalidField('keypair/name', value, `'${value}' is too long`)
  if (!pattern.test(value)) {
    throw new Fault(400, 'Keypair data is invalid: Keypair name contains unsafe characters')
  }
  return value
}

/** Nova numbers its rows; clients only want it to be the same next time. */
function numberOf({ id }: KeyPair): number {
  return createHash('md5').update(id).digest().readUInt32BE(0) & 0x7fffffff
}
