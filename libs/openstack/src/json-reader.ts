/**
 * Readers of answers that we did not make: a value of another kind than expected is absent, never an
 * error, because clouds differ by release and by vendor.
 */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The record, or an empty one. */
export function readRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}

/** A text that is not empty. Numbers become text (some releases send ids as numbers). */
export function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' ? String(value) : undefined
}

/** A finite number; also from a text such as `"512"`. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** `true` and `"True"` are true; everything else is not. */
export function readFlag(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true')
}

/** As `readFlag`, but absent where the answer does not tell. */
export function readOptionalFlag(value: unknown): boolean | undefined {
  return value === undefined || value === null ? undefined : readFlag(value)
}

/** The record below `key` (`{ port: … }`, as one is shown), or the value itself (as it is listed). */
export function readWrapped(value: unknown, key: string): JsonRecord {
  const outer = readRecord(value)
  return isRecord(outer[key]) ? outer[key] : outer
}

export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function readTexts(value: unknown): string[] {
  return readList(value).flatMap((entry) => readText(entry) ?? [])
}

/** A record of texts: metadata, extra specs. Nulls are left out, other kinds become JSON. */
export function readTextRecord(value: unknown): Record<string, string> {
  const entries: [string, string][] = []
  for (const [key, entry] of Object.entries(readRecord(value))) {
    if (entry === null || entry === undefined) continue
    entries.push([key, typeof entry === 'string' ? entry : JSON.stringify(entry)])
  }
  return Object.fromEntries(entries)
}

/** Parses every entry of the list under `key`, leaving out those that cannot be one. */
export function readEach<T>(
  answer: unknown,
  key: string,
  parse: (entry: unknown) => T | undefined,
): T[] {
  return readList(readRecord(answer)[key]).flatMap((entry) => parse(entry) ?? [])
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }
type Compact<T> = Defined<{
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key]
}> &
  Partial<Defined<{ [Key in keyof T as undefined extends T[Key] ? Key : never]: T[Key] }>>

/** Leaves out what is undefined, so that absent means absent (exactOptionalPropertyTypes). */
export function compact<T extends object>(value: T): Compact<T> {
  const defined = Object.entries(value).filter(([, entry]) => entry !== undefined)
  // Safe: exactly the undefined entries were removed, which is what Compact says.
  return Object.fromEntries(defined) as Compact<T>
}
