import crc from 'crc-32'

/**
 * Eight hexadecimal digits of CRC-32 as gzip has it. It guards against lost bytes.
 * https://www.rfc-editor.org/rfc/rfc1952#section-8
 */
export const crc32 = (bytes: Uint8Array): string =>
  (crc.buf(bytes) >>> 0).toString(16).padStart(8, '0')
