/**
 * Swift keeps what it is told in headers as UTF-8, while HTTP's clients show each byte of a header as a
 * character of its own. What stands in a header, as text; bytes that are no UTF-8 stay as they are.
 */
export function fromWire(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value
  try {
    const bytes = Uint8Array.from(value, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return value
  }
}

/** The other way: a text as the value of a header. Line breaks would end it, so they become spaces. */
export function toWire(text: string): string {
  const bytes = new TextEncoder().encode(text.replaceAll(/[\r\n]+/g, ' '))
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
