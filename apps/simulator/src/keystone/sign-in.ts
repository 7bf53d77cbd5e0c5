import type { Cloud } from '../core/cloud.ts'
import { isObject, type JsonObject, objectAt, stringAt } from '../core/json.ts'
import { required, unauthorized } from './error.ts'
import { factors, findDomain, type Proof } from './factors.ts'
import { type Directory, openDirectory, type Token, type User } from './model.ts'
import { rolesOn, type TokenGrant, type Tokens } from './tokens.ts'

/** How long a sign-in that lacks a factor may take to give it. */
const RECEIPT_MS = 5 * 60_000

export type SignIn =
  | { outcome: 'token'; text: string; token: Token }
  | { outcome: 'receipt'; text: string; token: Token; user: User }

/** `POST /v3/auth/tokens`. Throws 400 for a body it cannot read, 401 for everything else. */
export function signIn(
  cloud: Cloud,
  tokens: Tokens,
  body: unknown,
  receiptText: string | undefined,
): SignIn {
  const auth = objectAt(body, 'auth')
  if (!auth) throw required('auth')
  const identity = objectAt(auth, 'identity')
  if (!identity) throw required('identity')
  const given = identity['methods']
  if (!Array.isArray(given) || given.length === 0) throw required('methods')
  const directory = openDirectory(cloud.store)
  const methods = given.map(String)
  const proof = prove(cloud, directory, tokens, methods, identity)
  const { user, parent, credential } = proof

  const receipt = receiptText === undefined ? undefined : tokens.findReceipt(receiptText)
  if (receiptText !== undefined && receipt?.user_id !== user.id) throw unauthorized()
  const proved = [
    ...new Set([...methods, ...(receipt?.methods ?? []), ...(parent?.methods ?? [])]),
  ]
  if (lacksFactor(user, proof, proved)) {
    const expiresAt = cloud.clock.now() + RECEIPT_MS
    const made = tokens.issue({
      userId: user.id,
      methods: proved,
      expiresAt,
      receipt: true,
    })
    return { outcome: 'receipt', ...made, user }
  }

  const grant: TokenGrant = {
    userId: user.id,
    methods: proved,
    expiresAt: parent?.pending.dueAt ?? cloud.clock.now() + cloud.tokenSeconds * 1000,
    ...scopeOf(directory, proof, auth['scope']),
    ...(parent?.audit_ids[0] !== undefined && { parentAuditId: parent.audit_ids[0] }),
    ...(credential && { applicationCredentialId: credential.id }),
  }
  const issued = tokens.issue(grant)
  if (!tokens.find(issued.text)) {
    tokens.revoke(issued.text)
    throw unauthorized()
  }
  if (receiptText !== undefined) tokens.revoke(receiptText)
  return { outcome: 'token', ...issued }
}

function prove(
  { clock }: Cloud,
  directory: Directory,
  tokens: Tokens,
  methods: string[],
  identity: JsonObject,
): Proof {
  let proof: Proof | undefined
  for (const method of methods) {
    const check = factors[method]
    const given = objectAt(identity, method)
    if (!check) throw unauthorized()
    if (!given) throw required(method)
    const next = check({ directory, tokens, clock }, given)
    if (proof && proof.user.id !== next.user.id) throw unauthorized()
    proof = { ...proof, ...next }
  }
  if (!proof) throw required('methods')
  return proof
}

function lacksFactor(user: User, proof: Proof, proved: string[]): boolean {
  if (user.totp_secret === undefined || proof.credential || proof.parent) return false
  return !(proved.includes('password') && proved.includes('totp'))
}

function scopeOf(
  directory: Directory,
  { user, credential }: Proof,
  scope: unknown,
): { projectId?: string; domainId?: string } {
  // An application credential speaks for its own project, whatever is asked.
  if (credential) return { projectId: credential.project_id }
  if (scope === 'unscoped') return {}
  if (isObject(scope)) {
    if (isObject(scope['project'])) {
      return { projectId: findProject(directory, scope['project']) }
    }
    if (isObject(scope['domain'])) {
      const domain = findDomain(directory, scope['domain'])
      if (!domain) throw unauthorized()
      return { domainId: domain.id }
    }
    if (Object.keys(scope).length > 0 && !isObject(scope['unscoped'])) throw unauthorized()
    return {}
  }
  const preferred = user.default_project_id
  if (preferred === undefined) return {}
  return rolesOn(directory, user.id, preferred).length > 0 ? { projectId: preferred } : {}
}

function findProject(directory: Directory, given: JsonObject): string {
  const id = stringAt(given, 'id')
  if (id !== undefined) {
    if (!directory.projects.get(id)) throw unauthorized()
    return id
  }
  const name = stringAt(given, 'name')
  const domain = findDomain(directory, given['domain'])
  const project = directory.projects
    .list()
    .find((each) => each.name === name && each.domain_id === domain?.id)
  if (!project) throw unauthorized()
  return project.id
}
