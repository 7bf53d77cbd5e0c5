import { md5 } from 'js-md5'

const stepBytes = 1024 * 1024

/**
 * MD5 of a part of a file, Swift's ETag, read a step at a time, so that the page stays quick. Browsers
 * have none of their own. It guards against lost bytes, not against an attacker.
 */
export async function md5Of(part: Blob, signal: AbortSignal): Promise<string> {
  const sum = md5.create()
  for (let at = 0; at < part.size; at += stepBytes) {
    signal.throwIfAborted()
    sum.update(await part.slice(at, at + stepBytes).arrayBuffer())
  }
  return sum.hex()
}
