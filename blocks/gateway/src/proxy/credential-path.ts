/** Sign-in by federation: https://docs.openstack.org/api-ref/identity/v3-ext/#os-federation-api */
const federated: ReadonlySet<string> = new Set(['auth', 'websso', 'saml2', 'ecp'])

/** Last parts of addresses that take a password, a key or another proof of who somebody is. */
const proofs: readonly (readonly string[])[] = [
  ['auth', 'tokens'],
  ['v2.0', 'tokens'],
  ['ec2tokens'],
  ['s3tokens'],
  ['os-oauth1', 'request_token'],
  ['os-oauth1', 'access_token'],
  ['os-oauth2', 'token'],
]

/**
 * Whether an address of Keystone takes somebody's proof of identity, read as the server behind it may
 * read it: decoded as often as it is encoded, in any case, with empty parts and parameters left out.
 * Such an address lets passwords be tried, so nobody may reach it but through the lock-out.
 */
export function takesCredentials(service: string, path: string): boolean {
  if (!/^(?:identity|keystone)/i.test(service)) return false
  for (let text = path; ;) {
    if (isProof(partsOf(text))) return true
    const next = decodeOnce(text)
    if (next === undefined || next === text) return false
    text = next
  }
}

function isProof(parts: readonly string[]): boolean {
  if (parts.includes('os-federation') && parts.some((part) => federated.has(part))) {
    return true
  }
  // A change of password needs the old one and no token.
  if (parts.at(-1) === 'password' && parts.at(-3) === 'users') return true
  return proofs.some((proof) =>
    proof.every((part, index) => parts.at(index - proof.length) === part),
  )
}

function partsOf(path: string): string[] {
  return path
    .toLowerCase()
    .split(/[/\\]/)
    .map((part) => part.split(/[;?#]/)[0]?.trim() ?? '')
    .filter((part) => part !== '')
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
