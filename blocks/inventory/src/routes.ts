import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { gateway, type CloudAccess } from '@aloft/contracts/gateway'
import { inventory, type ListReply } from '@aloft/contracts/inventory'
import type { Deps, UserCaller } from '@aloft/kernel/block'
import { cloudCertificates } from '@aloft/kernel/cloud/certificates'
import { createCloudDispatcher } from '@aloft/kernel/cloud/dispatcher'
import { createExchangeRecord } from '@aloft/kernel/cloud/exchange-record'
import { AloftError } from '@aloft/kernel/errors'
import { serve } from '@aloft/kernel/operation-route'
import { CloudClient } from './cloud-client.ts'
import type { InventoryConfig } from './config.ts'
import { compress, isWorthCompressing, pickEncoding } from './encoding.ts'
import { HeldRows } from './held-rows.ts'
import type { InventoryTables } from './inventory-tables.ts'
import { answerHeld, answerStored, parseQuery } from './list-answer.ts'
import type { Asked } from './list-answer.ts'
import { ProjectCache, scopeOf } from './project-cache.ts'
import { ProjectServers, type ProjectAccess } from './project-servers.ts'

type InventoryDeps = Deps<InventoryConfig, InventoryTables>

export async function routes(app: FastifyInstance, deps: InventoryDeps): Promise<void> {
  const { cloud } = deps.config
  const client = new CloudClient(
    createCloudDispatcher(cloud, cloudCertificates(deps.kernel.cloud)),
    createExchangeRecord(deps.log, deps.stats),
    cloud.timeoutMs,
  )
  app.addHook('onClose', () => client[Symbol.asyncDispose]())
  const projects = new ProjectCache(deps.config.heldRows)
  const cloudAccess = async (
    sessionId: string,
    traceId: string,
  ): Promise<ProjectAccess> => {
    const body = { sessionId, purpose: 'inventory' }
    return { ...(await deps.call(gateway)('POST /cloud-access', { body })), traceId }
  }
  const ownAccess = async (
    { sessionId, accountId }: UserCaller,
    traceId: string,
  ): Promise<ProjectAccess> => {
    const access = await cloudAccess(sessionId, traceId)
    requireProject(access, accountId)
    return access
  }
  const projectOf = (scope: string) =>
    projects.use(scope, () => {
      return new ProjectServers(scope, { ...deps, client, signal: deps.draining })
    })

  serve(
    app,
    inventory,
    'GET /servers',
    async ({ query, caller, request, reply, traceId }) => {
      const project = projectOf(scopeOf(caller.accountId, caller.roles))
      const wanted = parseQuery(project.list, query)
      const { firstAnswerMs } = deps.config
      let access = project.isDue() ? await ownAccess(caller, traceId) : undefined
      if (access !== undefined) void project.refresh(access)
      await settled(project, wanted, firstAnswerMs)
      if (project.isRefused()) {
        access ??= await ownAccess(caller, traceId)
        if (project.retryRefused(access)) await settled(project, wanted, firstAnswerMs)
      }
      projects.trim()
      requireSomething(project, access?.token)
      // Once more: by now the regions are known, and whether one that was asked for is among them.
      const asked = parseQuery(project.list, query)
      return sendList(request, reply, await answer(project, asked))
    },
  )

  serve(app, inventory, 'POST /touched', async ({ body, traceId }) => {
    const access = await cloudAccess(body.sessionId, traceId)
    // Whoever acted does not wait for our reads.
    for (const project of projects.ofProject(access.projectId)) {
      project.touched(access, body.targets)
    }
    return undefined
  })
}

/** The session's token and the signed caller must speak of the same project. */
function requireProject(access: CloudAccess, accountId: string): void {
  if (access.projectId === accountId) return
  throw new AloftError('reauth_required', {
    message: 'The session has moved to another project.',
    hint: 'Load the page again.',
  })
}

/** Waits for the reads that are under way, without `wait` no longer than a person should. */
async function settled(
  project: ProjectServers,
  asked: Asked,
  patienceMs: number,
): Promise<void> {
  const all = Promise.all(project.reading())
  if (asked.wait) {
    await all
    return
  }
  const cancel = new AbortController()
  const patience = wait(patienceMs, undefined, { signal: cancel.signal }).catch(
    () => undefined,
  )
  await Promise.race([all, patience])
  cancel.abort()
}

/** When every region refuses for one reason that the person can do something about, that is the answer. */
function requireSomething(project: ProjectServers, token: string | undefined): void {
  const failures = project.failures()
  const statuses = failures.map((failure) => failure?.details.upstream?.status)
  const cause = failures.find((failure) => failure !== undefined)
  if (token !== undefined && project.refuses(token)) {
    throw new AloftError('reauth_required', {}, { cause })
  }
  if (statuses.length > 0 && statuses.every((status) => status === 403)) {
    throw new AloftError('forbidden', { ...cause?.details }, { cause })
  }
}

function answer(project: ProjectServers, asked: Asked): ListReply | Promise<ListReply> {
  const { rows } = project
  return rows instanceof HeldRows
    ? answerHeld(project, rows, asked)
    : answerStored(project, rows, asked)
}

const rowTexts = new WeakMap<readonly unknown[], string>()

/** The answer as JSON; rows that are the same as in an earlier answer are not written again. */
function listText({ rows, ...rest }: ListReply): string {
  const text = rowTexts.get(rows) ?? JSON.stringify(rows)
  rowTexts.set(rows, text)
  return `${JSON.stringify(rest).slice(0, -1)},"rows":${text}}`
}

/** Sends it compressed, past the check of replies and without a second serialisation. */
async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  list: ListReply,
): Promise<ListReply> {
  const text = listText(list)
  const encoding = pickEncoding(request.headers['accept-encoding'])
  reply.header('content-type', 'application/json; charset=utf-8')
  reply.header('cache-control', 'no-store')
  reply.header('vary', 'accept-encoding')
  if (encoding === undefined || !isWorthCompressing(text)) {
    await reply.send(text)
    return list
  }
  const body = await compress(text, encoding)
  await reply.header('content-encoding', encoding).send(body)
  return list
}
