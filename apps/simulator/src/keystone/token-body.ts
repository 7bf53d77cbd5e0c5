import type { Cloud } from '../core/cloud.ts'
import { toMicroseconds } from '../core/clock.ts'
import { buildCatalog, type CatalogEntry } from './catalog.ts'
import { type Directory, openDirectory, type Token } from './model.ts'
import type { Tokens } from './tokens.ts'

interface Named {
  id: string
  name: string
}

interface NamedInDomain extends Named {
  domain: Named
}

export interface TokenBody {
  token: {
    methods: readonly string[]
    user: NamedInDomain & { password_expires_at: null }
    audit_ids: readonly string[]
    expires_at: string
    issued_at: string
    domain?: Named
    project?: NamedInDomain
    is_domain?: false
    roles?: Named[]
    catalog?: CatalogEntry[]
    application_credential?: Named & { restricted: boolean }
  }
}

/** What `POST` and `GET /v3/auth/tokens` answer; without the catalog when `bare`. */
export function tokenBody(
  cloud: Cloud,
  tokens: Tokens,
  token: Token,
  bare = false,
): TokenBody {
  const directory = openDirectory(cloud.store)
  const { credentials, domains, projects, users } = directory
  const user = users.get(token.user_id)
  if (!user) throw new Error(`token of a user that is gone: ${token.user_id}`)
  const project =
    token.project_id === undefined ? undefined : projects.get(token.project_id)
  const domain = token.domain_id === undefined ? undefined : domains.get(token.domain_id)
  const credential =
    token.application_credential_id === undefined
      ? undefined
      : credentials.get(token.application_credential_id)
  return {
    token: {
      methods: token.methods,
      user: { ...inDomain(directory, user), password_expires_at: null },
      audit_ids: token.audit_ids,
      expires_at: `${toMicroseconds(token.pending.dueAt)}Z`,
      issued_at: `${toMicroseconds(token.issued_at)}Z`,
      ...(domain && {
        domain: { id: domain.id, name: domain.name },
        roles: tokens.rolesOf(token).map(({ id, name }) => ({ id, name })),
        ...(!bare && { catalog: buildCatalog(cloud, '') }),
      }),
      ...(project && {
        project: inDomain(directory, project),
        is_domain: false,
        roles: tokens.rolesOf(token).map(({ id, name }) => ({ id, name })),
        ...(!bare && { catalog: buildCatalog(cloud, project.id) }),
      }),
      ...(credential && {
        application_credential: {
          id: credential.id,
          name: credential.name,
          restricted: !credential.unrestricted,
        },
      }),
    },
  }
}

function inDomain(
  { domains }: Directory,
  { id, name, domain_id }: { id: string; name: string; domain_id: string },
): NamedInDomain {
  return { id, name, domain: { id: domain_id, name: domains.get(domain_id)?.name ?? '' } }
}
