import { segmentContainer, segmentName, segmentPrefix } from '@aloft/openstack/manifest'
import { toWire } from '@aloft/openstack/wire-text'
import { containerPath } from '@aloft/openstack/stored-object'
import { ApiError } from '../../../api/api-error.ts'
import { FileChanged, isUnreadable } from '../../../uploads/file-changed.ts'
import { readPatiently, send, type SendAnswer } from '../../../uploads/send.ts'
import { headObject, listObjects, objectUrl, readManifest } from '../files-api.ts'
import { md5Of } from './md5.ts'
import { prefixOf, type Segment, segmentBytesFor, segmentsOf } from './plan.ts'
import { removeReplaced } from './replaced.ts'
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
  /** In the names of its segments. */
  readonly uploadId: string
  /** Its manifest was sent before: it may have arrived. */
  readonly isSealed: boolean
  /** Before the first byte goes. Gives the size of segments. */
  readonly onBeginning: () => Promise<number>
  /** The manifest is about to be sent, or was refused for sure. */
  readonly onSealed: (isSealed: boolean) => Promise<void>
}

/** There is an object of this name already. */
export class NameTaken extends Error {}

const atOnce = 3

/** Uploads one file, going on where an earlier attempt ended. Throws when it can not be finished. */
export async function uploadFile(run: UploadRun): Promise<void> {
  const { region, container, name, file, replaces, signal, uploadId } = run
  if (run.isSealed) {
    const into = segmentContainer(container)
    if (await isMadeOf(run, [`${into}/${segmentPrefix(name, uploadId)}`])) return
  }
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
  const before = await replacedBy(run)
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
  // What took the name may be the same file, sent before, of which the answer was lost.
  if (answer.status === 412 && !(answer.tries > 1 && (await isThere(run, md5))))
    throw new NameTaken(name)
  if (answer.status !== 412) accept(answer)
  onProgress(file.size)
  await removeReplaced(run, before, new Set())
}

async function isThere(
  { region, container, name, file, signal }: UploadRun,
  md5: string,
): Promise<boolean> {
  const object = await readPatiently(
    () => headObject(region, container, name, signal),
    signal,
  )
  return object?.etag === md5 && object.bytes === file.size
}

/** What the object is made of that is about to be replaced: nobody would find it again. */
async function replacedBy({ region, container, name, replaces, signal }: UploadRun) {
  return replaces
    ? readPatiently(() => readManifest({ region, container }, name, signal), signal)
    : []
}

/** Whether each of these is, or begins, what the object of this name is made of. */
async function isMadeOf(
  { region, container, name, signal }: UploadRun,
  paths: readonly string[],
): Promise<boolean> {
  const named = await readPatiently(
    () => readManifest({ region, container }, name, signal),
    signal,
  )
  const known = named.map((segment) => `${segment.container}/${segment.name}`)
  return paths.every((path) => known.some((each) => each.startsWith(path)))
}

async function uploadSegments(run: UploadRun, segmentBytes: number): Promise<void> {
  const { region, container, name, file, signal, uploadId } = run
  const into = segmentContainer(container)
  const prefix = prefixOf(name, uploadId, segmentBytes)
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

interface ManifestEntry {
  /** `/container/name` */
  readonly path: string
  readonly etag: string | undefined
  readonly size_bytes: number
}

/** https://docs.openstack.org/swift/latest/overview_large_objects.html#static-large-objects */
async function putManifest(
  run: UploadRun,
  manifest: readonly ManifestEntry[],
): Promise<void> {
  const { region, container, name, file, replaces, scope, signal } = run
  const before = await replacedBy(run)
  await run.onSealed(true)
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
    isAwaited: true,
    onTrouble: run.onTrouble,
  })
  const paths = manifest.map(({ path }) => path.slice(1))
  const isRefused = answer.status >= 400 && answer.status < 500
  if (isRefused && answer.tries === 1) await run.onSealed(false)
  if (answer.status === 412 && !(answer.tries > 1 && (await isMadeOf(run, paths))))
    throw new NameTaken(name)
  if (answer.status !== 412) accept(answer)
  await removeReplaced(run, before, new Set(paths))
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
