import { toWire } from '@aloft/openstack/wire-text'
import { containerPath } from '@aloft/openstack/stored-object'
import { ApiError } from '../../../api/api-error.ts'
import { FileChanged, isUnreadable } from '../../../uploads/file-changed.ts'
import { readPatiently, send, type SendAnswer } from '../../../uploads/send.ts'
import { headObject, listObjects, objectUrl } from '../files-api.ts'
import { md5Of } from './md5.ts'
import {
  type Segment,
  segmentBytesFor,
  segmentContainer,
  segmentName,
  segmentPrefix,
  segmentsOf,
} from './plan.ts'
import { several } from './several.ts'

export interface UploadRun {
  readonly region: string
  readonly container: string
  /** With its folders. */
  readonly name: string
  readonly file: File
  /** The name is taken, and the person said that it may be replaced. */
  readonly replaces: boolean
  readonly scope: string
  readonly signal: AbortSignal
  /** Bytes that Swift has, or that are on their way. */
  readonly onProgress: (bytes: number) => void
  readonly onTrouble: (words: string) => void
  /** Before the first byte goes. Gives the size of segments. */
  readonly onBeginning: () => Promise<number>
}

/** There is an object of this name already. */
export class NameTaken extends Error {}

const atOnce = 3

/** Uploads one file, going on where an earlier attempt ended. Throws when it can not be finished. */
export async function uploadFile(run: UploadRun): Promise<void> {
  const { region, container, name, file, replaces, signal } = run
  const isTaken = async () =>
    (await headObject(region, container, name, signal)) !== undefined
  if (!replaces && (await readPatiently(isTaken, signal))) throw new NameTaken(name)
  const usual = await run.onBeginning()
  try {
    if (file.size <= usual) await uploadWhole(run)
    else await uploadSegments(run, segmentBytesFor(file.size, usual))
  } catch (error) {
    throw isUnreadable(error) ? new FileChanged(name) : error
  }
}

async function uploadWhole(run: UploadRun): Promise<void> {
  const { region, container, name, file, replaces, scope, signal, onProgress } = run
  const md5 = await md5Of(file, signal)
  const answer = await send(
    {
      url: objectUrl(region, container, name),
      headers: {
        etag: md5,
        'content-type': typeOf(file),
        ...(!replaces && { 'if-none-match': '*' }),
      },
      body: file,
      scope,
      signal,
      onProgress,
      onTrouble: run.onTrouble,
    },
    (answer) => wrongEtag(answer, md5),
  )
  if (answer.status === 412) throw new NameTaken(name)
  accept(answer)
  onProgress(file.size)
}

async function uploadSegments(run: UploadRun, segmentBytes: number): Promise<void> {
  const { region, container, name, file, signal } = run
  const into = segmentContainer(container)
  const prefix = segmentPrefix(name, file, segmentBytes)
  await makeContainer(run, into)
  const there = await readPatiently(async () => {
    const found = new Map<string, { bytes: number; etag: string | undefined }>()
    for await (const page of listObjects({ region, container: into }, { prefix, signal }))
      for (const { name: each, bytes, etag } of page) found.set(each, { bytes, etag })
    return found
  }, signal)
  const segments = segmentsOf(file.size, segmentBytes)
  const progress = new Map<number, number>()
  const tell = (index: number, bytes: number) => {
    progress.set(index, bytes)
    run.onProgress([...progress.values()].reduce((sum, each) => sum + each, 0))
  }
  const hashes: string[] = []
  const sendOne = async ({ index, start, end }: Segment, signal: AbortSignal) => {
    const part = file.slice(start, end)
    const md5 = await md5Of(part, signal)
    hashes[index] = md5
    const known = there.get(segmentName(prefix, index))
    if (known?.etag !== md5 || known.bytes !== end - start) {
      const answer = await send(
        {
          url: objectUrl(region, into, segmentName(prefix, index)),
          headers: { etag: md5, 'content-type': 'application/octet-stream' },
          body: part,
          scope: run.scope,
          signal,
          onProgress: (bytes) => tell(index, bytes),
          onTrouble: run.onTrouble,
        },
        (answer) => wrongEtag(answer, md5),
      )
      accept(answer)
    }
    tell(index, end - start)
  }
  await several(segments, atOnce, signal, sendOne)
  await putManifest(
    run,
    segments.map(({ index, start, end }) => ({
      path: `/${into}/${segmentName(prefix, index)}`,
      etag: hashes[index],
      size_bytes: end - start,
    })),
  )
}

async function makeContainer({ region, scope, signal }: UploadRun, name: string) {
  const url = `/api/cloud/${encodeURIComponent(region)}/object-store${containerPath(name)}`
  accept(await send({ url, headers: {}, body: '', scope, signal }))
}

/** https://docs.openstack.org/swift/latest/overview_large_objects.html#static-large-objects */
async function putManifest(run: UploadRun, manifest: readonly object[]): Promise<void> {
  const { region, container, name, file, replaces, scope, signal } = run
  const answer = await send({
    url: `${objectUrl(region, container, name)}?multipart-manifest=put`,
    headers: {
      accept: 'application/json',
      'content-type': typeOf(file),
      'x-object-meta-mtime': toWire((file.lastModified / 1000).toFixed(6)),
      ...(!replaces && { 'if-none-match': '*' }),
    },
    body: JSON.stringify(manifest),
    scope,
    signal,
  })
  if (answer.status === 412) throw new NameTaken(name)
  accept(answer)
}

const typeOf = (file: File): string =>
  file.type === '' ? 'application/octet-stream' : file.type

/** The bytes that Swift has are not those that were sent. */
function wrongEtag({ status, etag }: SendAnswer, md5: string): string | undefined {
  if (status >= 300 || etag === '' || etag === md5) return undefined
  return 'What Swift received is not what was sent: the checksums differ.'
}

function accept({ status, text }: SendAnswer): void {
  if (status >= 200 && status < 300) return
  const words = /<p>(.*?)<\/p>/.exec(text)?.[1] ?? messageIn(text)
  throw new ApiError('cloud_refused', words ?? wordsFor(status), { status, traceId: '' })
}

function messageIn(text: string): string | undefined {
  // Aloft's own errors, and Swift's list of segments that it did not take.
  return /"message":"(.*?)"/.exec(text)?.[1] ?? /^\{"Errors".*/.exec(text)?.[0]
}

const wordsFor = (status: number): string =>
  status === 0 ? 'The line was lost.' : `Swift answered with status ${status}.`
