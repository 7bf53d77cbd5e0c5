import type { Container } from '@aloft/openstack/container'
import { containerPath } from '@aloft/openstack/stored-object'
import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { containerActs } from './container-acts.ts'

const names = (containers: readonly Container[]) => subjectNames(containers, 'containers')

/** https://docs.openstack.org/api-ref/object-store/#delete-container */
export const act = defineAct(containerActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (containers) => `Delete ${names(containers)}?`,
  warning: () => 'Its rules and metadata are **gone for good**.',
  confirmByName: (containers) => containers.length > 1,
  request: ({ region, name }) => [
    { region, service: 'object-store', method: 'DELETE', path: containerPath(name) },
  ],
  equivalents: ({ region, name }) => ({
    cli: openstackLine(region, ['container', 'delete', name]),
    terraform: {
      reason:
        "Remove the container's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  describe: (containers) =>
    `Delete ${containers.length === 1 ? 'container ' : ''}${names(containers)}`,
})
