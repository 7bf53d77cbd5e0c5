import type { Collection } from '../core/collection.ts'
import { GLOBAL, type Store } from '../core/store.ts'

export interface Domain {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly enabled: boolean
}

export interface Project {
  readonly id: string
  readonly name: string
  readonly domain_id: string
  readonly description: string
  readonly enabled: boolean
  readonly tags: readonly string[]
}

export interface User {
  readonly id: string
  readonly name: string
  readonly domain_id: string
  readonly enabled: boolean
  readonly password_hash: string
  readonly email?: string
  readonly default_project_id?: string
  /** Base32; when set, signing in needs the password and a passcode. */
  readonly totp_secret?: string
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly description: string
}

/** That a user has a role on a project or on a domain. */
export interface Assignment {
  readonly id: string
  readonly user_id: string
  readonly project_id?: string
  readonly domain_id?: string
  readonly role_id: string
}

export interface ApplicationCredential {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly user_id: string
  readonly project_id: string
  readonly role_ids: readonly string[]
  readonly unrestricted: boolean
  /** Milliseconds since the epoch. */
  readonly expires_at: number | null
  readonly secret_hash: string
}

/** A token, or the receipt of a sign-in that lacks a factor; `id` is the hash of what was sent. */
export interface Token {
  readonly id: string
  readonly receipt: boolean
  readonly user_id: string
  readonly project_id?: string
  readonly domain_id?: string
  readonly methods: readonly string[]
  readonly audit_ids: readonly string[]
  readonly issued_at: number
  readonly application_credential_id?: string
  /** When it expires; it is removed then. */
  readonly pending: { readonly dueAt: number }
}

/** All of Keystone's collections. */
export interface Directory {
  readonly domains: Collection<Domain>
  readonly projects: Collection<Project>
  readonly users: Collection<User>
  readonly roles: Collection<Role>
  readonly assignments: Collection<Assignment>
  readonly credentials: Collection<ApplicationCredential>
  readonly tokens: Collection<Token>
}

export function openDirectory(store: Store): Directory {
  return {
    domains: store.collection<Domain>(GLOBAL, 'domain'),
    projects: store.collection<Project>(GLOBAL, 'project'),
    users: store.collection<User>(GLOBAL, 'user'),
    roles: store.collection<Role>(GLOBAL, 'role'),
    assignments: store.collection<Assignment>(GLOBAL, 'assignment', ['user_id']),
    credentials: store.collection<ApplicationCredential>(GLOBAL, 'application-credential', [
      'user_id',
    ]),
    tokens: store.collection<Token>(GLOBAL, 'token', ['user_id']),
  }
}
