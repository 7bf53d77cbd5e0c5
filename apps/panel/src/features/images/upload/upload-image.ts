import type { gateway } from '@aloft/contracts/gateway'
import type { ImageUpload } from '@aloft/contracts/image-upload'
import { parseImage } from '@aloft/openstack/image'
import { isRecord, readRecord, readText } from '@aloft/openstack/json-reader'
import { ApiError, hasCode } from '../../../api/api-error.ts'
import { api } from '../../../api/api.ts'
import { readCloud } from '../../../api/cloud.ts'
import { newUuid } from '../../../api/random-id.ts'
import { FileChanged, isUnreadable } from '../../../uploads/file-changed.ts'
import { pause, readPatiently, send, type SendAnswer } from '../../../uploads/send.ts'
import { crc32 } from './crc32.ts'

const call = api<typeof gateway>('gateway')

export interface ImageUploadRun {
  readonly region: string
  readonly imageId: string
  readonly file: File
  /** Of the gateway, where an earlier attempt began one. */
  readonly uploadId?: string | undefined
  readonly scope: string
  readonly signal: AbortSignal
  /** One of this id is asked for: it may be there, whether or not that is answered. */
  readonly onBeginning: (id: string) => void
  readonly onBegun: (begun: Pick<ImageUpload, 'id' | 'idleSeconds'>) => void
  /** The one that was asked for may have begun only after this run was given up. */
  readonly onLate: (id: string) => void
  /** There is no room for it yet: why, for the person. */
  readonly onFull: (words: string) => void
  readonly onProgress: (bytes: number) => void
  readonly onTrouble: (words: string) => void
  /** All of it was sent. */
  readonly onStoring: () => void
  /** What the person should know beside how far it is. */
  readonly onNote: (words: string) => void
}

/** The cloud does not take the file; the message is for the person. */
export class UploadRefused extends Error {}

/** Beginnings of one attempt: a cloud that breaks off each time is told to the person. */
const mostBegun = 3
const lookMs = 1_000
/** Uploads take minutes: so often one asks whether another has ended. */
const roomMs = 3_000
/** A cloud whose line broke needs a moment until the image is queued again. */
const mostLooks = 30

/**
 * Uploads a file into a queued image, chunk by chunk, going on where the gateway says. Where the cloud
 * broke off it begins anew. Throws `UploadRefused`, `FileChanged`, `ApiError`.
 */
export async function uploadImage(run: ImageUploadRun): Promise<void> {
  let before = run.uploadId === undefined ? undefined : await look(run, run.uploadId)
  let upload = before !== undefined && !hasFailed(before) ? before : undefined
  for (let begun = 1; ; begun += 1) {
    upload ??= await begin(run, before)
    const end = upload.state === 'receiving' ? await sendAll(run, upload) : upload
    const result = await settled(run, end)
    if (result.state === 'done') return
    if (begun >= mostBegun || !mayBeginAnew(result))
      throw new UploadRefused(result.message ?? 'The upload has ended.')
    before = result
    upload = undefined
  }
}

const hasFailed = ({ state }: ImageUpload): boolean =>
  state === 'failed' || state === 'aborted'

/** Whether what failed was the way, and not the file. */
function mayBeginAnew({ upstream }: ImageUpload): boolean {
  const status = upstream?.status ?? 0
  return upstream === undefined || status === 401 || status >= 500
}

async function begin(
  run: ImageUploadRun,
  before: ImageUpload | undefined,
): Promise<ImageUpload> {
  const { signal } = run
  await untilRested(run)
  signal.throwIfAborted()
  // An answer may be lost, and what it told of holds the image: its id is ours, so that it is found again.
  const key = newUuid()
  run.onBeginning(key)
  try {
    const upload = await beginWhenThereIsRoom(run, key)
    signal.throwIfAborted()
    run.onBegun(upload)
    if (before?.message !== undefined) run.onNote(`Begun anew: ${before.message}`)
    run.onProgress(0)
    return upload
  } catch (error) {
    if (hasCode(error, 'upload_lost')) return await look(run, key)
    // What came before says why the image can not be uploaded into now.
    if (before?.message === undefined || !hasCode(error, 'act_refused')) throw error
    const { message } = error as ApiError // Only one of these has a code.
    throw new UploadRefused(`${before.message} ${message}`)
  } finally {
    if (signal.aborted) run.onLate(key)
    signal.throwIfAborted()
  }
}

async function beginWhenThereIsRoom(
  { region, imageId, file, signal, onFull }: ImageUploadRun,
  key: string,
): Promise<ImageUpload> {
  const body = { region, imageId, sizeBytes: file.size, key }
  const attempt = () =>
    call('POST /image-uploads', { body }).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.code !== 'too_many_requests') throw error
      onFull(error.message)
      return undefined
    })
  for (;;) {
    const upload = await readPatiently(attempt, signal)
    if (upload !== undefined) return upload
    await pause(roomMs, signal)
  }
}

/** Waits while the cloud is still busy with the bytes of an earlier attempt. */
async function untilRested({ region, imageId, signal }: ImageUploadRun): Promise<void> {
  const path = `/images/${encodeURIComponent(imageId)}`
  for (let looks = 1; looks <= mostLooks; looks += 1) {
    const answer = await readPatiently(
      () => readCloud({ region, service: 'image', path, signal }),
      signal,
    )
    if (parseImage(answer, region)?.status !== 'saving') return
    await pause(lookMs, signal)
  }
}

/** Sends chunk after chunk until all is there, or the upload is over. */
async function sendAll(run: ImageUploadRun, begun: ImageUpload): Promise<ImageUpload> {
  const { file, scope, signal, onProgress } = run
  let upload = begun
  while (upload.state === 'receiving' && upload.offset < file.size) {
    const { id, offset } = upload
    onProgress(offset)
    const bytes = await readChunk(file, offset, offset + upload.chunkBytes)
    const query = new URLSearchParams({ offset: String(offset), crc32: crc32(bytes) })
    const answer = await send(
      {
        url: `/api/gateway/image-uploads/${encodeURIComponent(id)}/chunk?${query}`,
        headers: { 'content-type': 'application/octet-stream' },
        body: new Blob([bytes]),
        scope,
        signal,
        onProgress: (sent) => onProgress(offset + sent),
        onTrouble: run.onTrouble,
      },
      damaged,
    )
    upload = await afterChunk(run, id, answer)
  }
  if (upload.state !== 'receiving') return upload
  onProgress(file.size)
  const { id } = upload
  return readPatiently(
    () => call('POST /image-uploads/:id/end', { params: { id } }),
    signal,
  ).catch((error: unknown) => {
    if (isOver(error)) return look(run, id)
    throw error
  })
}

/** In memory, so that what is sent again is what was summed. */
async function readChunk(
  file: File,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer())
  } catch (error) {
    throw isUnreadable(error) ? new FileChanged(file.name) : error
  }
}

const errorIn = (text: string) => {
  try {
    return readRecord(readRecord(JSON.parse(text)).error)
  } catch {
    return {}
  }
}

function damaged({ status, text }: SendAnswer): string | undefined {
  if (status !== 400 || errorIn(text).code !== 'chunk_damaged') return undefined
  return 'A part of the file did not arrive as it was sent.'
}

async function afterChunk(
  run: ImageUploadRun,
  id: string,
  { status, text }: SendAnswer,
): Promise<ImageUpload> {
  if (status < 300) {
    const upload: unknown = JSON.parse(text)
    // By the operation's contract, as the server checks it.
    if (isRecord(upload)) return upload as ImageUpload
  }
  if (overStatuses.has(status)) return look(run, id)
  const message = readText(errorIn(text).message) ?? `Aloft answered with status ${status}.`
  throw new ApiError('bad_answer', message, { status, traceId: '' })
}

/** Not there any more, ended, lost. */
const overStatuses = new Set([404, 409, 410])
const isOver = (error: unknown): boolean =>
  error instanceof ApiError && overStatuses.has(error.details.status)

/**
 * How far it is by the gateway; one that is not there any more has failed, and one that never was there
 * too, without words.
 */
async function look(run: ImageUploadRun, id: string): Promise<ImageUpload> {
  const { region, imageId, file, signal } = run
  try {
    return await readPatiently(
      () => call('GET /image-uploads/:id', { params: { id }, signal }),
      signal,
    )
  } catch (error) {
    if (!isOver(error)) throw error
    const { message } = error as ApiError // `isOver` knows no other.
    const sizeBytes = file.size
    const gone = { chunkBytes: 0, idleSeconds: 0, offset: 0, state: 'failed' } as const
    const words = hasCode(error, 'not_found') ? {} : { message }
    return { id, region, imageId, sizeBytes, ...words, ...gone }
  }
}

/** What came of it, asked for until the cloud has stored it. */
async function settled(run: ImageUploadRun, end: ImageUpload): Promise<ImageUpload> {
  let upload = end
  if (upload.state === 'storing') run.onStoring()
  while (upload.state === 'storing') {
    await pause(lookMs, run.signal)
    upload = await look(run, upload.id)
  }
  return upload
}
