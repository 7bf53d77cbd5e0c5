/**
 * Random lowercase hexadecimal digits. `crypto.randomUUID` is there in secure contexts only, so not in
 * a panel that is opened over plain HTTP from another machine; this is everywhere.
 */
export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('')
}

/** A random UUID: version 4 of https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
export function newUuid(): string {
  const hex = randomHex(16)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-')
}
