/**
 * MD5 in steps (RFC 1321): Swift's ETag. Browsers have no MD5 of their own, and none that takes a file
 * piece by piece. It guards against lost bytes, not against an attacker.
 */
const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const sines = Int32Array.from(
  { length: 64 },
  (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0,
)
const blockBytes = 64

export class Md5 {
  readonly #state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476)
  readonly #words = new Int32Array(16)
  readonly #held = new Uint8Array(blockBytes)
  #heldBytes = 0
  #bytes = 0

  update(chunk: Uint8Array): this {
    this.#bytes += chunk.length
    let at = 0
    if (this.#heldBytes > 0) {
      at = Math.min(blockBytes - this.#heldBytes, chunk.length)
      this.#held.set(chunk.subarray(0, at), this.#heldBytes)
      this.#heldBytes += at
      if (this.#heldBytes < blockBytes) return this
      this.#block(this.#held, 0)
      this.#heldBytes = 0
    }
    for (; at + blockBytes <= chunk.length; at += blockBytes) this.#block(chunk, at)
    this.#held.set(chunk.subarray(at), 0)
    this.#heldBytes = chunk.length - at
    return this
  }

  /** Hexadecimal digits. Nothing may be added afterwards. */
  digest(): string {
    const bits = BigInt(this.#bytes) * 8n
    const rest = this.#heldBytes
    const padding = new Uint8Array(rest < 56 ? 64 - rest : 128 - rest)
    padding[0] = 0x80
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits, true)
    this.update(padding)
    const digest = new DataView(new ArrayBuffer(16))
    this.#state.forEach((word, index) => digest.setInt32(index * 4, word, true))
    const bytes = new Uint8Array(digest.buffer)
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  }

  #block(bytes: Uint8Array, start: number): void {
    const words = this.#words
    for (let index = 0, at = start; index < 16; index += 1, at += 4) {
      // All within the block, so none is missing.
      words[index] =
        Number(bytes[at]) |
        (Number(bytes[at + 1]) << 8) |
        (Number(bytes[at + 2]) << 16) |
        (Number(bytes[at + 3]) << 24)
    }
    const state = this.#state
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4
      let mixed: number
      let word: number
      if (round === 0) {
        mixed = (b & c) | (~b & d)
        word = step
      } else if (round === 1) {
        mixed = (d & b) | (~d & c)
        word = (5 * step + 1) & 15
      } else if (round === 2) {
        mixed = b ^ c ^ d
        word = (3 * step + 5) & 15
      } else {
        mixed = c ^ (b | ~d)
        word = (7 * step) & 15
      }
      const sum = (a + mixed + Number(sines[step]) + Number(words[word])) | 0
      const shift = Number(shifts[(round << 2) | (step & 3)])
      a = d
      d = c
      c = b
      b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
    }
    state[0] = (Number(state[0]) + a) | 0
    state[1] = (Number(state[1]) + b) | 0
    state[2] = (Number(state[2]) + c) | 0
    state[3] = (Number(state[3]) + d) | 0
  }
}

const stepBytes = 1024 * 1024

/** MD5 of a part of a file, read a step at a time, so that the page stays quick. */
export async function md5Of(part: Blob, signal: AbortSignal): Promise<string> {
  const md5 = new Md5()
  for (let at = 0; at < part.size; at += stepBytes) {
    signal.throwIfAborted()
    md5.update(new Uint8Array(await part.slice(at, at + stepBytes).arrayBuffer()))
  }
  return md5.digest()
}
