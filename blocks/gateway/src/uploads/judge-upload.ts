import type { UpstreamFailure } from '@aloft/contracts/error-body'
import { AloftError } from '@aloft/kernel/errors'
import { unanswered } from '@aloft/kernel/cloud/unanswered'
import { upstreamWords } from '@aloft/openstack/error-message'
import { readNumber, readRecord, readText } from '@aloft/openstack/json-reader'
import { servicesOf, type GatewayDeps } from '../gateway-services.ts'
import { regionName, type ActiveSession } from '../session/session.ts'
import type { UploadEnd, UploadFacts } from './upload.ts'
import type { Verdict } from './upload-stream.ts'

interface Judged {
  readonly session: ActiveSession
  readonly facts: UploadFacts
  readonly traceId: string
  readonly verdict: Verdict
  /** SHA-512 of what was sent, hex. */
  readonly digest: string
  /** Whether all of the file was sent when the verdict came. */
  readonly wasWhole: boolean
}

const queuedAgain = 'The image is queued again, without bytes.'

/**
 * What came of an upload: the cloud's own word, and then what the cloud has, compared with what was sent.
 * An answer that was lost is made up for by looking.
 */
export async function judgeUpload(deps: GatewayDeps, judged: Judged): Promise<UploadEnd> {
  const { verdict, facts, session, wasWhole } = judged
  const { region } = facts
  if (verdict.kind === 'answered' && verdict.status >= 400) {
    const { status, text, requestId } = verdict
    const { message } = upstreamWords(status, text)
    const upstream: UpstreamFailure = {
      region,
      service: 'image',
      status,
      message,
      ...(requestId !== undefined && { requestId }),
    }
    if (status === 401) servicesOf(deps).tokens.suspect(session)
    return { state: 'failed', message: `The cloud refused the file: ${message}`, upstream }
  }
  if (!wasWhole) {
    const words =
      verdict.kind === 'broken'
        ? unanswered(
            verdict.error,
            { region, service: 'image' },
            regionName(session, region),
          ).message
        : 'The cloud ended the upload before all of the file was sent.'
    return { state: 'failed', message: `${words} ${queuedAgain}` }
  }
  return compare(deps, judged)
}

async function compare(deps: GatewayDeps, judged: Judged): Promise<UploadEnd> {
  const { session, facts, traceId, digest } = judged
  const path = `/images/${encodeURIComponent(facts.imageId)}`
  const call = { region: facts.region, service: 'image', method: 'GET', path } as const
  try {
    const { body } = await servicesOf(deps).cloudRequest(session, call, traceId)
    const image = readRecord(body)
    if (image.status !== 'active') {
      const state = readText(image.status) ?? 'unknown'
      return {
        state: 'failed',
        message: `The cloud did not take the file: the image is ${state}.`,
      }
    }
    const isSame =
      readNumber(image.size) === facts.sizeBytes &&
      (image.os_hash_algo !== 'sha512' || image.os_hash_value === digest)
    if (isSame) return { state: 'done' }
    return {
      state: 'failed',
      message:
        'The image holds other bytes than were sent: delete it, and upload the file into a new one.',
    }
  } catch (error) {
    if (!(error instanceof AloftError)) throw error
    // The cloud took the file; only nobody could look.
    if (judged.verdict.kind === 'answered') return { state: 'done' }
    return {
      state: 'failed',
      message: `${error.message} All of the file was sent: look at the image before you try again.`,
    }
  }
}
