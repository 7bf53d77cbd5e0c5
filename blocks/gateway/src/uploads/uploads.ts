import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { activity } from '@aloft/contracts/activity'
import type { BeginImageUpload } from '@aloft/contracts/image-upload'
import { AloftError } from '@aloft/kernel/errors'
import { parseImage, type Image } from '@aloft/openstack/image'
import { imageCan } from '@aloft/openstack/image-states'
import { actEndsOf } from '../acts/act-ends.ts'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import type { ActiveSession } from '../session/session.ts'
import { createInstance } from './instance.ts'
import { judgeUpload } from './judge-upload.ts'
import { openUploadStream } from './open-upload-stream.ts'
import { Pulse } from './pulse.ts'
import { Upload, type UploadEnd, type UploadFacts } from './upload.ts'
import {
  deleteEnded,
  endUpload,
  findLost,
  insertUpload,
  type UploadRow,
} from './upload-store.ts'

const keptForMs = 24 * 3_600_000
/** What came of one is told by the process that held it for so long. */
const rememberedMs = 10 * 60_000

const lost: UploadEnd = {
  state: 'failed',
  message:
    'The process of Aloft that held this upload is gone. The image is queued again, without bytes: begin the upload anew.',
}

interface Beginning {
  readonly userId: string
  readonly upload: Promise<Upload | undefined>
}

/** The uploads whose streams this process holds. */
export class Uploads implements AsyncDisposable {
  /** Names this process until it ends. */
  readonly instance = createInstance()
  readonly #deps: GatewayDeps
  readonly #held = new Map<string, Upload>()
  readonly #beginning = new Map<string, Beginning>()
  readonly #pulse: Pulse
  readonly #heartbeat: NodeJS.Timeout

  constructor(deps: GatewayDeps) {
    const { database, clock, log, config } = deps
    this.#deps = deps
    this.#pulse = new Pulse({
      database,
      clock,
      log,
      silenceMs: config.imageUploads.lostSeconds * 1000,
      open: () => this.#open().map(({ facts }) => facts.id),
    })
    this.#heartbeat = setInterval(
      () => void this.#pulse.beat(),
      this.#pulse.everyMs,
    ).unref()
  }

  /** Held here, or about to be. */
  async find(id: string): Promise<Upload | undefined> {
    // Whoever began it is told why it could not be.
    return this.#held.get(id) ?? this.#beginning.get(id)?.upload.catch(() => undefined)
  }

  /**
   * A known key gives its upload back, and nothing where another process has that. Throws `forbidden`,
   * `too_many_requests`, `act_refused` when the image is not queued, and what a read of the image throws.
   */
  async begin(
    session: ActiveSession,
    wanted: BeginImageUpload,
    traceId: string,
    port: number,
  ): Promise<Upload | undefined> {
    const id = wanted.key ?? randomUUID()
    const known = this.#held.get(id) ?? this.#beginning.get(id)?.upload
    if (known !== undefined) return known
    // Its place is taken before anything is waited for, so that many at once are no more than many.
    this.#requirePlace(session)
    const upload = this.#begin(session, { ...wanted, id }, traceId, port)
    this.#beginning.set(id, { userId: session.user.id, upload })
    try {
      return await upload
    } finally {
      this.#beginning.delete(id)
    }
  }

  async #begin(
    session: ActiveSession,
    { id, region, imageId, sizeBytes }: BeginImageUpload & { readonly id: string },
    traceId: string,
    port: number,
  ): Promise<Upload | undefined> {
    const { database, clock } = this.#deps
    if (!roleAllows('member', session.roles))
      throw new AloftError('forbidden', { message: roleReason('member', session.roles) })
    const image = await this.#readImage(session, region, imageId, traceId)
    const can = imageCan.upload(image)
    if (!can.can) throw new AloftError('act_refused', { message: can.reason })
    const activityId = await this.#record(session, { id, image, sizeBytes, traceId })
    const whose = { accountId: session.project.id, userId: session.user.id }
    const isNew = await insertUpload(database, {
      id,
      account_id: whose.accountId,
      user_id: whose.userId,
      region,
      image_id: imageId,
      size_bytes: sizeBytes,
      owner: this.urlOf(port),
      instance: this.instance,
      activity_id: activityId,
      seen_at: new Date(clock.now()),
    })
    if (!isNew) return undefined
    const facts = { id, region, imageId, sizeBytes, activityId, ...whose }
    return this.#hold(session, facts, traceId)
  }

  /** Where other processes reach this one. */
  urlOf(port: number): string {
    const { config, kernel } = this.#deps
    if (config.peerUrl !== '') return config.peerUrl.replace(/\/+$/, '')
    const isAny = kernel.address === '0.0.0.0' || kernel.address === '::'
    const host = isAny ? kernel.host || hostname() : kernel.address
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  }

  /** Ends uploads whose process is gone, and forgets old ones. */
  async sweep(): Promise<void> {
    const { database, clock } = this.#deps
    // Ours go on, however long nobody could say so.
    await this.#pulse.beat()
    const goneBefore = this.#pulse.goneBefore()
    const rows = goneBefore === undefined ? [] : await findLost(database, goneBefore)
    for (const row of rows) if (!this.#held.has(row.id)) await this.settleLost(row)
    await deleteEnded(database, new Date(clock.now() - keptForMs))
  }

  /** Whether the process that holds it has said nothing for too long: it is gone. */
  isSilent({ seen_at: seenAt }: Pick<UploadRow, 'seen_at'>): boolean {
    const goneBefore = this.#pulse.goneBefore()
    return goneBefore !== undefined && seenAt < goneBefore
  }

  /** Writes down that nobody holds it any more. */
  async settleLost(row: UploadRow): Promise<void> {
    const { id, activity_id: activityId, region, image_id: imageId } = row
    await this.#settle({ id, activityId, region, imageId }, lost, 'others')
  }

  /** Throws `too_many_requests`. */
  #requirePlace({ user }: ActiveSession): void {
    const { atOnce, atOnceByPerson } = this.#deps.config.imageUploads
    const owners = new Map<string, string>()
    for (const { facts } of this.#open()) owners.set(facts.id, facts.userId)
    for (const [id, { userId }] of this.#beginning) owners.set(id, userId)
    const own = [...owners.values()].filter((userId) => userId === user.id).length
    if (own < atOnceByPerson && owners.size < atOnce) return
    throw new AloftError('too_many_requests', {
      message:
        own < atOnceByPerson
          ? `${owners.size} files are being uploaded through this process of Aloft already.`
          : `You are uploading ${own} files into images already.`,
      hint: 'Wait until one of them has ended.',
    })
  }

  #open(): Upload[] {
    return [...this.#held.values()].filter(({ isOpen }) => isOpen)
  }

  /** Breaks every stream off, so that the cloud keeps no half of a file. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#heartbeat)
    await Promise.all([...this.#held.values()].map((upload) => upload.giveUp(lost)))
  }

  async #hold(
    session: ActiveSession,
    facts: UploadFacts,
    traceId: string,
  ): Promise<Upload> {
    const { config, log } = this.#deps
    const { endings } = servicesOf(this.#deps)
    // The cloud checks the token once, at the beginning; its store may use it until the end.
    const held = await endings.hold(session.token, 24 * 3600)
    const upload = new Upload({
      facts,
      bounds: config.imageUploads,
      stream: openUploadStream(this.#deps, session, facts, traceId),
      judge: (verdict, digest, wasWhole) =>
        judgeUpload(this.#deps, { session, facts, traceId, verdict, digest, wasWhole }),
      settle: async (end) => {
        await this.#settle(facts, end, 'holder').catch((error: unknown) =>
          log.warn({ error }, 'What came of an upload could not be written down'),
        )
        await held.release()
        setTimeout(() => this.#held.delete(facts.id), rememberedMs).unref()
      },
    })
    this.#held.set(facts.id, upload)
    return upload
  }

  async #settle(
    {
      id,
      activityId,
      region,
      imageId,
    }: Pick<UploadFacts, 'id' | 'activityId' | 'region' | 'imageId'>,
    end: UploadEnd,
    by: 'holder' | 'others',
  ): Promise<void> {
    const { database, clock, stats } = this.#deps
    const now = new Date(clock.now())
    const { message, upstream } = end
    let isNew: boolean | undefined
    await actEndsOf(this.#deps).persist('write down what came of an upload', async () => {
      if (isNew === undefined) {
        isNew = await endUpload(database, id, end, { now, by })
        if (isNew) stats.increment(`image.upload.${end.state}`)
      }
      if (!isNew) return
      await this.#deps.call(activity)('PUT /entries/:id/outcome', {
        params: { id: activityId },
        body: {
          outcomes: [
            {
              target: { region, id: imageId },
              state: end.state === 'done' ? 'done' : 'failed',
              ...(message !== undefined && { message }),
              ...(upstream !== undefined && { upstream }),
            },
          ],
        },
      })
    })
  }

  async #readImage(
    session: ActiveSession,
    region: string,
    id: string,
    traceId: string,
  ): Promise<Image> {
    const { cloudRequest } = servicesOf(this.#deps)
    const path = `/images/${encodeURIComponent(id)}`
    const call = { region, service: 'image', method: 'GET', path } as const
    const { body } = await cloudRequest(session, call, traceId)
    const image = parseImage(body, region)
    if (image !== undefined) return image
    throw new AloftError('upstream_failed', {
      message: `The cloud tells nothing of the image ${id}.`,
    })
  }

  /** Gives the id of the activity's entry. */
  async #record(
    session: ActiveSession,
    {
      id,
      image,
      sizeBytes,
      traceId,
    }: { id: string; image: Image; sizeBytes: number; traceId: string },
  ): Promise<string> {
    const { entry } = await this.#deps.call(activity)('POST /entries', {
      body: {
        key: id,
        sessionId: session.id,
        accountId: session.project.id,
        userId: session.user.id,
        username: session.user.name,
        act: 'image.upload',
        title: `Upload a file into ${image.name}`,
        targets: [{ region: image.region, id: image.id }],
        input: { sizeBytes },
        deadlineSeconds: 86_400,
        begun: [0],
        traceId,
      },
    })
    return entry.id
  }
}

const known = new WeakMap<object, Uploads>()

/** One for the `deps` that the kernel gives to every hook of the block. */
export function uploadsOf(deps: GatewayDeps): Uploads {
  const uploads = known.get(deps) ?? new Uploads(deps)
  known.set(deps, uploads)
  return uploads
}
