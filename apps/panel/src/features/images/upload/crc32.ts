/** CRC-32 as gzip has it: https://www.rfc-editor.org/rfc/rfc1952#section-8. It guards against lost bytes. */
const polynomial = 0xedb88320

/** Eight tables, so that eight bytes are taken at a time: an image has many. */
const tables = Array.from({ length: 8 }, () => new Uint32Array(256))

function fillTables(): void {
  const [first = new Uint32Array(256)] = tables
  for (let byte = 0; byte < 256; byte += 1) {
    let sum = byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ ((sum & 1) * polynomial)
    first[byte] = sum
  }
  for (let at = 1; at < tables.length; at += 1) {
    const before = tables[at - 1]
    const table = tables[at]
    if (before === undefined || table === undefined) return
    for (let byte = 0; byte < 256; byte += 1) {
      const sum = Number(before[byte])
      table[byte] = (sum >>> 8) ^ Number(first[sum & 0xff])
    }
  }
}
fillTables()

/** Eight hexadecimal digits. */
export function crc32(bytes: Uint8Array): string {
  // Eight there are; the defaults are for the compiler.
  const none = new Uint32Array(256)
  const [t0 = none, t1 = none, t2 = none, t3 = none, t4 = none, t5 = none, t6 = none, t7 = none] = tables // prettier-ignore
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0xffffffff
  let at = 0
  for (; at + 8 <= bytes.length; at += 8) {
    const low = view.getUint32(at, true) ^ sum
    const high = view.getUint32(at + 4, true)
    // Indices below 256, so none is missing.
    sum =
      Number(t7[low & 0xff]) ^
      Number(t6[(low >>> 8) & 0xff]) ^
      Number(t5[(low >>> 16) & 0xff]) ^
      Number(t4[low >>> 24]) ^
      Number(t3[high & 0xff]) ^
      Number(t2[(high >>> 8) & 0xff]) ^
      Number(t1[(high >>> 16) & 0xff]) ^
      Number(t0[high >>> 24])
  }
  for (; at < bytes.length; at += 1) {
    sum = (sum >>> 8) ^ Number(t0[(sum ^ Number(bytes[at])) & 0xff])
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}
