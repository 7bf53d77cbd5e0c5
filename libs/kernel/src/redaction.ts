const secretName =
  /^(authorization|proxy-authorization|cookie|set-cookie|x-aloft-caller|x-(auth|subject|service|storage)-token|.*(password|passcode|passwd|secret|private_?key|admin_?pass)|(api|access|auth|id|refresh|session)?_?token|sealing_?keys?|caller_?keys?|user_?data)$/i

const mask = '[redacted]'
const maximumDepth = 6

const knownNames = new Map<string, boolean>()
const mostKnownNames = 2000

/** True for a field or header that must never be printed: tokens, passwords, cookies, keys. */
export function isSecretName(name: string): boolean {
  // Every field of every line is asked about, and there are few names.
  const known = knownNames.get(name)
  if (known !== undefined) return known
  const secret = secretName.test(name)
  if (knownNames.size < mostKnownNames) knownNames.set(name, secret)
  return secret
}

/** Takes credentials out of free text: `Bearer …`, Fernet tokens, our cookie, passwords in URLs. */
export function scrubText(text: string): string {
  // Most text holds none of them, and looking is cheaper than replacing.
  return mayHoldSecret.test(text) ? scrubbed(text) : text
}

const mayHoldSecret =
  /:\/\/[^\s/]*@|\bbearer\s|\bbasic\s|gAAAAA|token|aloft_session|password|passcode|adminPass/i

function scrubbed(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):[^\s@/]+@/gi, `$1:${mask}@`)
    .replace(/\b(bearer|basic)\s+[\w~+/.=-]{8,}/gi, `$1 ${mask}`)
    .replace(/\bgAAAAA[\w-]{20,}={0,2}/g, mask)
    .replace(
      /\b(aloft_session|(?:x-)?[\w-]*token|password|passcode|adminPass)(["']?\s*[=:]\s*["']?)[^\s"'&;,}]+/gi,
      `$1$2${mask}`,
    )
}

/**
 * An address with the values of parameters that let somebody in taken out: tokens, passwords, Swift's
 * and S3's signatures.
 */
export function withoutSecretValues(url: string): string {
  if (!url.includes('?')) return url
  return url.replaceAll(
    /([?&][^=&]*(?:token|secret|passw|signature|(?:_|%5f)sig|credential|auth)[^=&]*=)[^&]*/gi,
    `$1${mask}`,
  )
}

/** Whether `redact` would give the same again: a flat object of clean values. */
export function isPrintable(fields: object): boolean {
  if (Object.getPrototypeOf(fields) !== Object.prototype) return false
  for (const [name, value] of Object.entries(fields)) {
    switch (typeof value) {
      case 'string':
        if (mayHoldSecret.test(value) || isSecretName(name)) return false
        break
      case 'number':
      case 'boolean':
        if (isSecretName(name)) return false
        break
      case 'undefined':
        break
      default:
        return false
    }
  }
  return true
}

/**
 * A copy of a log field that is safe to print: secret names masked at any depth (headers too), text
 * scrubbed, errors with their causes, buffers as their size. Bounded in depth.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Error) return redactError(value, depth)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof URL) return scrubText(value.href)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth >= maximumDepth) return '[deeper]'
  if (value instanceof Map) return redact(Object.fromEntries(value), depth)
  if (value instanceof Set) return redact([...value], depth)
  if (Array.isArray(value)) return redactArray(value, depth)
  return redactEntries(Object.entries(value), depth)
}

function redactArray(values: readonly unknown[], depth: number): unknown[] {
  const result: unknown[] = []
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    const previous = values[index - 1]
    // Node's raw headers are a flat list of name, value, name, value.
    const isHeaderValue = typeof previous === 'string' && index % 2 === 1
    result.push(isHeaderValue && isSecretName(previous) ? mask : redact(value, depth + 1))
  }
  return result
}

function redactEntries(entries: readonly [string, unknown][], depth: number): object {
  const result: Record<string, unknown> = {}
  for (const [name, value] of entries) {
    result[name] = isSecretName(name) && value != null ? mask : redact(value, depth + 1)
  }
  return result
}

function redactError(error: Error, depth: number): object {
  return {
    type: error.name,
    message: scrubText(error.message),
    ...('code' in error && { code: error.code }),
    ...(error.stack !== undefined && { stack: scrubText(error.stack) }),
    ...(error.cause !== undefined &&
      depth < maximumDepth && { cause: redact(error.cause, depth + 1) }),
  }
}
