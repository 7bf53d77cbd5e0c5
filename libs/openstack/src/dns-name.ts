/** The longest name without its last dot, and the longest part of one. */
const longestName = 253
const longestLabel = 63

/** Without the dot at the end, as people write names. */
export function withoutDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}

/**
 * The full name, with its dot, of what somebody wrote in a zone: `@` is the zone itself, a name with a
 * dot at the end is full, and any other one lies below the zone.
 */
export function fullName(written: string, zoneName: string): string {
  const zone = `${withoutDot(zoneName)}.`
  const name = written.trim()
  if (name === '' || name === '@') return zone
  if (name.endsWith('.')) return name
  const isFull = name === withoutDot(zone) || name.endsWith(`.${withoutDot(zone)}`)
  return isFull ? `${name}.` : `${name}.${zone}`
}

/** The name as it is written in its zone: `www`, `@`; one that lies elsewhere stays full. */
export function nameInZone(name: string, zoneName: string): string {
  const zone = `${withoutDot(zoneName)}.`
  const full = name.endsWith('.') ? name : `${name}.`
  const [lower, lowerZone] = [full.toLowerCase(), zone.toLowerCase()]
  if (lower === lowerZone) return '@'
  return lower.endsWith(`.${lowerZone}`) ? full.slice(0, -zone.length - 1) : full
}

export function isInZone(name: string, zoneName: string): boolean {
  const [full, zone] = [withoutDot(name), withoutDot(zoneName)].map((each) =>
    each.toLowerCase(),
  )
  return full === zone || full?.endsWith(`.${zone}`) === true
}

/**
 * Why a name can not stand in a name server, as a sentence; nothing when it can. The rules are those
 * of RFC 1035 with the underscores of RFC 2782, as Designate has them. With `wildcard` the first part
 * may be `*`.
 */
export function nameProblem(name: string, wildcard = false): string | undefined {
  const bare = withoutDot(name)
  if (bare === '') return 'A name is missing.'
  // Written beyond ASCII: the form that name servers know is another one.
  if (/[^\u0020-\u007e]/.test(bare)) return foreignProblem(bare)
  if (/\s/.test(bare)) return `“${bare}” has a blank in it.`
  if (bare.length > longestName) {
    return `The name has ${bare.length} characters; ${longestName} are the most.`
  }
  for (const [index, label] of bare.split('.').entries()) {
    if (wildcard && index === 0 && label === '*') continue
    const problem = labelProblem(label, bare)
    if (problem !== undefined) return problem
  }
  return undefined
}

function labelProblem(label: string, name: string): string | undefined {
  if (label === '') return `“${name}” has two dots in a row, or begins with one.`
  if (label.length > longestLabel) {
    return `“${label}” has ${label.length} characters; a part of a name has at most ${longestLabel}.`
  }
  if (label === '*') return 'A star can only be the first part of a record’s name.'
  if (!/^[A-Za-z0-9_-]+$/.test(label)) {
    return `“${label}” may hold letters, digits, hyphens and underscores only.`
  }
  if (label.startsWith('-') || label.endsWith('-')) {
    return `“${label}” must not begin or end with a hyphen.`
  }
  return undefined
}

function foreignProblem(name: string): string {
  const url = URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`) : undefined
  return url === undefined
    ? `“${name}” is no name that a name server knows.`
    : `Name servers know “${name}” as “${url.hostname}”: write it so.`
}

/** Why this can not be the name of a zone. */
export function zoneNameProblem(name: string): string | undefined {
  const problem = nameProblem(name)
  if (problem !== undefined) return problem
  return withoutDot(name).includes('.')
    ? undefined
    : 'A zone has a name of two parts at least, such as example.com.'
}

/** Why this can not be the mailbox in a zone's SOA record. */
export function zoneEmailProblem(email: string): string | undefined {
  const [mailbox = '', domain = '', ...more] = email.split('@')
  if (mailbox === '' || domain === '' || more.length > 0) {
    return `“${email}” is no e-mail address.`
  }
  return nameProblem(`${mailbox}.${domain}`)
}
