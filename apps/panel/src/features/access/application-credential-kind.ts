import { applicationCredentialActs } from '@aloft/acts/application-credentials/application-credential-acts'
import { applicationCredentialReader } from '@aloft/acts/application-credentials/application-credential-reader'
import type { Session } from '@aloft/contracts/gateway'
import {
  applicationCredentialCells,
  applicationCredentialList,
} from '@aloft/list/application-credentials'
import {
  parseApplicationCredential,
  type ApplicationCredential,
} from '@aloft/openstack/application-credential'
import { readEach } from '@aloft/openstack/json-reader'
import { endingGroup } from '../../acts/act-group.ts'
import type { RegionCloud, ResourceKind } from '../../lists/resource-kind.ts'

async function* pages(
  { region, get }: RegionCloud,
  userId: string,
): AsyncIterable<readonly ApplicationCredential[]> {
  const path = `/users/${encodeURIComponent(userId)}/application_credentials`
  const answer = await get(path)
  yield readEach(answer, 'application_credentials', (value) =>
    parseApplicationCredential(value, region, userId),
  )
}

/** The credentials of the person of a session. */
export function applicationCredentialKind({
  user,
  projects,
}: Pick<Session, 'user' | 'projects'>): ResourceKind<ApplicationCredential> {
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  return {
    id: 'application-credential',
    title: 'Application credentials',
    service: 'identity',
    shared: true,
    read: (cloud) => pages(cloud, user.id),
    list: () => applicationCredentialList((id) => names.get(id) ?? id),
    cells: (credential) => applicationCredentialCells(credential, Date.now()),
    grows: { name: 1, description: 1 },
    facetOrder: ['state', 'project', 'roles'],
    acts: [endingGroup(applicationCredentialActs.delete)],
    bulkActs: [applicationCredentialActs.delete],
    reader: applicationCredentialReader,
  }
}
