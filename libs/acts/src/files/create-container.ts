import { Type } from 'typebox'
import { readAcls } from '@aloft/openstack/container'
import { containerPath } from '@aloft/openstack/stored-object'
import { defineAct } from '../act.ts'
import { commandLine, openstackLine } from '../equivalents/shell.ts'
import { containerActs } from './container-acts.ts'
import { containerBlock, swiftNote } from './container-call.ts'
import { containerName } from './file-input.ts'
import { accessField, accessInput } from './read-access.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    name: containerName,
    access: accessInput,
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/object-store/#create-container */
export const act = defineAct(containerActs.create, {
  input,
  fields: [
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'name', label: 'Name', kind: 'text', required: true },
    accessField,
  ],
  initial: () => ({ access: 'private' as const }),
  warning: (_subjects, { access }) =>
    access === 'public' || access === 'listed'
      ? '**Anybody** who knows an address can read what lies in it, without signing in.'
      : undefined,
  request: (_subject, { region, name, access }) => [
    {
      region,
      service: 'object-store',
      method: 'PUT',
      path: containerPath(name),
      ...(access !== 'private' && { headers: { 'X-Container-Read': readAcls[access] } }),
    },
  ],
  equivalents: (_subject, { region, name, access }) => {
    const create = openstackLine(region, ['container', 'create', name])
    const share = commandLine([
      ...['swift', '--os-region-name', region, 'post'],
      ...['--read-acl', readAcls[access], name],
    ])
    return {
      cli: access === 'private' ? create : [create, swiftNote, share].join('\n'),
      terraform: containerBlock(name, {
        region,
        container_read: access === 'private' ? undefined : readAcls[access],
      }),
    }
  },
  describe: (_subjects, { name, region }, regionName) =>
    `Create container ${name} in ${regionName(region)}`,
})
