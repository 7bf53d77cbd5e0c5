const label = /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/
const longest = 254

const labelsOf = (name: string): string[] | undefined =>
  name.endsWith('.') && name.length <= longest ? name.slice(0, -1).split('.') : undefined

/** A full name with its dot at the end, as Designate's `DomainField` takes it. */
export function isDomain(name: string): boolean {
  return labelsOf(name)?.every((part) => label.test(part)) ?? false
}

/** A domain whose first label may be `*`, as the names of record sets. */
export function isHost(name: string): boolean {
  const labels = labelsOf(name)
  if (!labels) return false
  const [first = '', ...rest] = labels
  return (first === '*' || label.test(first)) && rest.every((part) => label.test(part))
}

/** `_service._protocol.domain.` */
export function isServiceName(name: string): boolean {
  const labels = labelsOf(name)
  if (!labels || labels.length < 3) return false
  const [service = '', protocol = '', ...rest] = labels
  return (
    [service, protocol].every((part) => /^_[A-Za-z0-9_-]{1,63}$/.test(part)) &&
    rest.every((part) => label.test(part))
  )
}

/** Why a name is no domain, in Designate's words; nothing when it is one. */
export function domainProblem(name: string): string | undefined {
  const long = name.split('.').find((part) => part.length > 63)
  if (long !== undefined) return `Host ${long} is too long`
  if (!name.endsWith('.')) return `Domain ${name} does not end with a dot`
  return isDomain(name) ? undefined : `Domain ${name} is invalid`
}

/** The same for the names of record sets. */
export function hostProblem(name: string): string | undefined {
  const long = name.split('.').find((part) => part.length > 63)
  if (long !== undefined) return `Host ${long} is too long`
  if (!name.endsWith('.')) return `Host name ${name} does not end with a dot`
  return isHost(name) ? undefined : `Host name ${name} is invalid`
}

export function emailProblem(email: string): string | undefined {
  if (email.split('@').length !== 2) return `${email} is not an email`
  if (!isDomain(`${email.replace('@', '.')}.`)) return `Email ${email} is invalid`
  return undefined
}
