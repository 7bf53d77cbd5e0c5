import { Type } from 'typebox'
import { readAcls } from '@aloft/openstack/container'
import { defineAct, subjectNames } from '../act.ts'
import { commandLine, openstackLine } from '../equivalents/shell.ts'
import { containerActs } from './container-acts.ts'
import { changeContainer, containerBlock, swiftNote } from './container-call.ts'
import { accessField, accessInput } from './read-access.ts'

/** https://docs.openstack.org/swift/latest/overview_acl.html#container-acls */
export const act = defineAct(containerActs.access, {
  input: Type.Object({ access: accessInput }, { additionalProperties: false }),
  fields: [accessField],
  prompt: ([container]) => `Who may read ${container?.name ?? ''}`,
  submit: 'Save',
  initial: ([container]) => {
    const access = container?.access
    return access === undefined || access === 'custom' ? {} : { access }
  },
  warning: ([container], { access }) => {
    if (container?.access === 'custom' && access !== undefined)
      return `It has rules of its own, which are **replaced**: ${container.readAcl ?? ''}`
    return access === 'public' || access === 'listed'
      ? '**Anybody** who knows an address can read what lies in it, without signing in.'
      : undefined
  },
  request: (container, { access }) => [
    changeContainer(container, { 'X-Container-Read': readAcls[access] }),
  ],
  equivalents: ({ region, name }, { access }) => ({
    cli: [
      openstackLine(region, ['container', 'show', name]),
      swiftNote,
      commandLine([
        ...['swift', '--os-region-name', region, 'post'],
        ...['--read-acl', readAcls[access], name],
      ]),
    ].join('\n'),
    terraform: containerBlock(name, { region, container_read: readAcls[access] }),
  }),
  describe: (containers, { access }) =>
    `Make ${subjectNames(containers, 'containers')} ${access === 'private' ? 'private' : 'public'}`,
})
