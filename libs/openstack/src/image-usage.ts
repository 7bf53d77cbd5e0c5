import { readRecord } from './json-reader.ts'
import { readLimit, type Limit } from './limits.ts'

/** What a project may use of a region's image service; nothing where the cloud sets no bounds. */
export interface ImageUsage {
  readonly images?: Limit
  /** MiB, without what is staged. */
  readonly megabytes?: Limit
}

/** Reads `GET /v2/info/usage`. https://docs.openstack.org/glance/latest/admin/quotas.html */
export function parseImageUsage(answer: unknown): ImageUsage {
  const usage = readRecord(readRecord(answer).usage)
  const limitIn = (name: string): Limit | undefined => {
    const given = readRecord(usage[name])
    return given['limit'] === undefined
      ? undefined
      : readLimit(given['usage'], given['limit'])
  }
  const images = limitIn('image_count_total')
  const megabytes = limitIn('image_size_total')
  return {
    ...(images !== undefined && { images }),
    ...(megabytes !== undefined && { megabytes }),
  }
}
