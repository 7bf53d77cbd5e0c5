/** Base64 of a text's UTF-8 bytes, as Nova wants user data; in browsers and in Node. */
export function base64OfText(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}
