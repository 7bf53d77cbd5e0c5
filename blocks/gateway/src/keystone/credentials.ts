/** Who signs in, as Keystone is told: by name and domain, or by id where it is known. */
export type Login =
  | { readonly name: string; readonly domain: string }
  | { readonly id: string; readonly name: string }

/** What one proves to be that person. */
export interface Proof {
  readonly password: string
  readonly passcode?: string
}

type Domain = { readonly name: string } | { readonly id: string }

/** Domain ids are 32 hex digits, but for `default`; everything else is a name. */
export function domainReference(domain: string): Domain {
  return domain === 'default' || /^[0-9a-f]{32}$/.test(domain)
    ? { id: domain }
    : { name: domain }
}

/** What can be typed for a domain and means it, and no other domain. */
export function domainSpellings({
  domainId,
  domainName,
}: {
  readonly domainId: string
  readonly domainName: string
}): string[] {
  const byId = 'id' in domainReference(domainId) ? [domainId] : []
  return 'name' in domainReference(domainName) ? [...byId, domainName] : byId
}

function userReference(login: Login) {
  return 'id' in login
    ? { id: login.id }
    : { name: login.name, domain: domainReference(login.domain) }
}

export type Scope = { readonly projectId: string } | 'preferred' | 'unscoped'

function scopePart(scope: Scope) {
  if (scope === 'preferred') return {}
  if (scope === 'unscoped') return { scope: 'unscoped' }
  return { scope: { project: { id: scope.projectId } } }
}

/**
 * Bodies of `POST /v3/auth/tokens`. Without a scope Keystone takes the user's default project when there
 * is one. https://docs.openstack.org/api-ref/identity/v3/#authentication-and-token-management
 */
export const authBody = {
  password(login: Login, { password }: Proof, scope: Scope) {
    const identity = {
      methods: ['password'],
      password: { user: { ...userReference(login), password } },
    }
    return { auth: { identity, ...scopePart(scope) } }
  },
  /** Continues a receipt. */
  passcode(login: Login, passcode: string, scope: Scope) {
    const identity = {
      methods: ['totp'],
      totp: { user: { ...userReference(login), passcode } },
    }
    return { auth: { identity, ...scopePart(scope) } }
  },
  both(login: Login, { password, passcode }: Proof, scope: Scope) {
    const identity = {
      methods: ['password', 'totp'],
      password: { user: { ...userReference(login), password } },
      totp: { user: { ...userReference(login), passcode } },
    }
    return { auth: { identity, ...scopePart(scope) } }
  },
  token(token: string, scope: Scope) {
    const identity = { methods: ['token'], token: { id: token } }
    return { auth: { identity, ...scopePart(scope) } }
  },
}
