import { Type } from 'typebox'
import { folderType, objectPath } from '@aloft/openstack/stored-object'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { containerActs } from './container-acts.ts'
import { objectBlock } from './object-call.ts'

/** Without slashes at its ends; one is added. */
const withSlash = (name: string): string => `${name.replaceAll(/^\/+|\/+$/g, '')}/`

/** An empty object whose name ends with a slash: what clients of Swift take for a folder. */
export const act = defineAct(containerActs.createFolder, {
  input: Type.Object(
    {
      name: Type.String({
        minLength: 1,
        maxLength: 1000,
        pattern: '[^/]',
        description: 'must hold more than slashes',
      }),
    },
    { additionalProperties: false },
  ),
  fields: [{ name: 'name', label: 'Name', kind: 'text', required: true }],
  prompt: ([container]) => `Create a folder in ${container?.name ?? ''}`,
  submit: 'Create folder',
  request: ({ region, name: container }, { name }) => [
    {
      region,
      service: 'object-store',
      method: 'PUT',
      path: objectPath(container, withSlash(name)),
      headers: { 'If-None-Match': '*' },
      text: '',
      contentType: folderType,
    },
  ],
  equivalents: ({ region, name: container }, { name }) => ({
    cli: openstackLine(region, [
      ...['object', 'create', '--name', withSlash(name), container, '/dev/null'],
    ]),
    terraform: objectBlock(container, withSlash(name), { content_type: folderType }),
  }),
  describe: ([container], { name }) =>
    `Create folder ${withSlash(name)} in ${container?.name ?? ''}`,
})
