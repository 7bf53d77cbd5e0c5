import {
  credentialState,
  type ApplicationCredential,
} from '@aloft/openstack/application-credential'
import type { Cell, ListDefinition } from './column.ts'

const sortable = true

/** The columns of the list of a person's application credentials. */
export function applicationCredentialList(
  projectName: (id: string) => string,
): ListDefinition {
  return {
    columns: [
      { id: 'name', label: 'Name', kind: 'text', width: 200, sortable, search: true },
      {
        id: 'state',
        label: 'State',
        kind: 'status',
        width: 110,
        sortable,
        facet: { labelOf: stateLabel },
        labelOf: (state) => stateLabel(String(state)),
        toneOf: (state) => (state === 'active' ? 'ok' : 'off'),
      },
      { id: 'roles', label: 'Roles', kind: 'tags', width: 140, sortable, facet: {} },
      {
        id: 'project',
        label: 'Project',
        kind: 'text',
        width: 160,
        sortable,
        facet: { labelOf: projectName },
        labelOf: (id) => projectName(String(id)),
      },
      { id: 'expires', label: 'Last moment', kind: 'date', width: 150, sortable },
      {
        id: 'description',
        label: 'Description',
        kind: 'text',
        width: 220,
        sortable,
        search: true,
      },
      { id: 'id', label: 'ID', kind: 'mono', width: 290, sortable, search: true },
    ],
    nameColumn: 'name',
    idColumn: 'id',
    defaultSort: { column: 'name', descending: false },
  }
}

const stateLabel = (state: string) => (state === 'expired' ? 'Expired' : 'Active')

/** By column id. */
export function applicationCredentialCells(
  credential: ApplicationCredential,
  nowMs: number,
): Readonly<Record<string, Cell>> {
  const { credentialId, name, description, projectId, roles, expiresAt } = credential
  return {
    id: credentialId,
    name,
    description,
    project: projectId,
    roles,
    state: credentialState(credential, nowMs),
    expires: expiresAt === undefined ? undefined : Date.parse(expiresAt),
  }
}
