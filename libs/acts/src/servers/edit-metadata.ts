import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverMetadata } from '../server-input.ts'
import { serverActs } from '../server-acts.ts'

const input = Type.Object({ metadata: serverMetadata }, { additionalProperties: false })

/** https://docs.openstack.org/api-ref/compute/#replace-metadata-items */
export const act = defineAct(serverActs.editMetadata, {
  input,
  fields: [{ name: 'metadata', label: 'Metadata', kind: 'metadata', required: true }],
  initial: ([server]) => ({ metadata: { ...server?.metadata } }),
  prompt: (subjects) => `Edit metadata of ${subjectNames(subjects)}`,
  submit: 'Save metadata',
  request: (server, { metadata }) => [
    {
      region: server.region,
      service: 'compute',
      method: 'PUT',
      path: `/servers/${encodeURIComponent(server.id)}/metadata`,
      body: { metadata },
    },
  ],
  equivalents: (server, { metadata }) => {
    const had = server.metadata ?? {}
    const gone = Object.keys(had).filter((key) => !(key in metadata))
    const changed = Object.entries(metadata).filter(([key, value]) => had[key] !== value)
    const line = (verb: string, words: readonly string[]) =>
      openstackLine(server.region, ['server', verb, ...words, server.id])
    const unset = gone.flatMap((key) => ['--property', key])
    const set = changed.flatMap(([key, value]) => ['--property', `${key}=${value}`])
    return {
      cli: [
        ...(unset.length > 0 ? [line('unset', unset)] : []),
        ...(set.length > 0 ? [line('set', set)] : []),
      ].join('\n'),
      terraform: changedServer(server, { metadata }),
    }
  },
  describe: (subjects) => `Edit metadata of ${subjectNames(subjects)}`,
})
