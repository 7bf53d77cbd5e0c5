import type { Clock } from '../core/clock.ts'
import { isObject, type JsonObject, objectAt, stringAt } from '../core/json.ts'
import { notFound, required, unauthorized } from './error.ts'
import type { ApplicationCredential, Directory, Token, User } from './model.ts'
import { isSecret } from './secret.ts'
import { isPasscode } from './totp.ts'
import type { Tokens } from './tokens.ts'

/** What the methods of a sign-in proved. */
export interface Proof {
  user: User
  credential?: ApplicationCredential
  /** The token that is being exchanged for another. */
  parent?: Token
}

interface Means {
  directory: Directory
  tokens: Tokens
  clock: Clock
}

type Check = (means: Means, given: JsonObject) => Proof

/** Each `auth.identity.methods` that Keystone is set up with. Throws 401 when it fails. */
export const factors: Record<string, Check> = {
  password({ directory }, given) {
    const member = objectAt(given, 'user')
    if (!member) throw required('user')
    const password = stringAt(member, 'password')
    const user = findUser(directory, member)
    if (password === undefined || !user || !isSecret(password, user.password_hash)) {
      throw unauthorized()
    }
    return { user }
  },
  totp({ directory, clock }, given) {
    const member = objectAt(given, 'user')
    if (!member) throw required('user')
    const user = findUser(directory, member)
    const passcode = member['passcode']
    if (
      !user?.totp_secret ||
      (typeof passcode !== 'string' && typeof passcode !== 'number')
    ) {
      throw unauthorized()
    }
    if (!isPasscode(user.totp_secret, String(passcode), clock.now())) throw unauthorized()
    return { user }
  },
  token({ directory, tokens }, given) {
    const text = stringAt(given, 'id')
    if (text === undefined) throw required('id')
    const parent = tokens.find(text)
    const user = parent && directory.users.get(parent.user_id)
    // A token made with an application credential cannot be exchanged.
    if (!user || parent.application_credential_id !== undefined) throw unauthorized()
    return { user, parent }
  },
  application_credential({ directory, clock }, given) {
    const credential = findCredential(directory, given)
    if (credential === undefined)
      throw notFound('Application Credential', stringAt(given, 'id') ?? '')
    const user = directory.users.get(credential.user_id)
    const secret = stringAt(given, 'secret')
    if (!user || secret === undefined || !isSecret(secret, credential.secret_hash)) {
      throw unauthorized()
    }
    if (credential.expires_at !== null && credential.expires_at <= clock.now()) {
      throw unauthorized()
    }
    return { user, credential }
  },
}

/** By id, or by name and domain; only when both are enabled. */
export function findUser(directory: Directory, given: JsonObject): User | undefined {
  const id = stringAt(given, 'id')
  const name = stringAt(given, 'name')
  const domain = findDomain(directory, given['domain'])
  const user =
    id === undefined
      ? directory.users
          .list()
          .find((each) => each.name === name && domain && each.domain_id === domain.id)
      : directory.users.get(id)
  if (!user?.enabled || !directory.domains.get(user.domain_id)?.enabled) return undefined
  return user
}

export function findDomain(directory: Directory, given: unknown) {
  if (!isObject(given)) return undefined
  const id = stringAt(given, 'id')
  if (id !== undefined) return directory.domains.get(id)
  const name = stringAt(given, 'name')
  return directory.domains.list().find((domain) => domain.name === name)
}

function findCredential(directory: Directory, given: JsonObject) {
  const id = stringAt(given, 'id')
  if (id !== undefined) return directory.credentials.get(id)
  const owner = objectAt(given, 'user')
  const user = owner && findUser(directory, owner)
  const name = stringAt(given, 'name')
  if (!user) return undefined
  return directory.credentials.by('user_id', user.id).find((each) => each.name === name)
}
