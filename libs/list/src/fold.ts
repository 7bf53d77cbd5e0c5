const beyondAscii = /[^\0-\x7f]/

/**
 * Text as search and sort compare it: without case, composed (NFC), the two small sigmas as one, so that a
 * part of a folded text is the folded part.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase()
  return text.normalize('NFC').toLowerCase().normalize('NFC').replaceAll('ς', 'σ')
}

/** The words of a search, folded; a row matches when it holds every one of them. */
export function searchWords(q: string): readonly string[] {
  return fold(clean(q)).split(/\s+/u).filter(Boolean)
}

/** Text that Postgres can hold too: no NUL, no half of a surrogate pair. */
export function clean(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
