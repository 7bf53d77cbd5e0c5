import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { containerActs } from './container-acts.ts'
import { changeContainer, containerBlock } from './container-call.ts'
import { fileMetadata } from './file-input.ts'

/** Names that the container has and the new ones do not. */
const gone = (
  had: Readonly<Record<string, string>> | undefined,
  metadata: Readonly<Record<string, string>>,
): string[] => {
  const kept = new Set(Object.keys(metadata).map((name) => name.toLowerCase()))
  return Object.keys(had ?? {}).filter((name) => !kept.has(name.toLowerCase()))
}

/** https://docs.openstack.org/api-ref/object-store/#create-update-or-delete-container-metadata */
export const act = defineAct(containerActs.metadata, {
  input: Type.Object({ metadata: fileMetadata }, { additionalProperties: false }),
  fields: [{ name: 'metadata', label: 'Metadata', kind: 'metadata', required: true }],
  prompt: (containers) => `Edit metadata of ${subjectNames(containers, 'containers')}`,
  submit: 'Save metadata',
  initial: ([container]) => ({ metadata: { ...container?.metadata } }),
  request: (container, { metadata }) => [
    changeContainer(container, {
      ...Object.fromEntries(
        Object.entries(metadata).map(([name, value]) => [
          `X-Container-Meta-${name}`,
          value,
        ]),
      ),
      ...Object.fromEntries(
        gone(container.metadata, metadata).map((name) => [
          `X-Remove-Container-Meta-${name}`,
          'x',
        ]),
      ),
    }),
  ],
  equivalents: ({ region, name, metadata: had }, { metadata }) => {
    const line = (verb: string, words: readonly string[]) =>
      openstackLine(region, ['container', verb, ...words, name])
    const unset = gone(had, metadata).flatMap((key) => ['--property', key])
    const set = Object.entries(metadata).flatMap(([key, value]) => [
      '--property',
      `${key}=${value}`,
    ])
    const lines = [
      ...(unset.length > 0 ? [line('unset', unset)] : []),
      ...(set.length > 0 ? [line('set', set)] : []),
    ]
    return {
      cli: (lines.length > 0 ? lines : [line('show', [])]).join('\n'),
      terraform: containerBlock(name, { region, metadata }),
    }
  },
  describe: (containers) => `Edit metadata of ${subjectNames(containers, 'containers')}`,
})
