import { Type } from 'typebox'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct, subjectNames } from '../act.ts'
import { changedServer } from '../equivalents/hcl.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { serverTag } from '../server-input.ts'
import { serverActs } from '../server-acts.ts'

const input = Type.Object(
  { tags: Type.Array(serverTag, { maxItems: 50, uniqueItems: true }) },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/compute/#replace-tags */
export const act = defineAct(serverActs.editTags, {
  input,
  fields: [{ name: 'tags', label: 'Tags', kind: 'tags', required: true }],
  initial: ([server]) => ({ tags: [...(server?.tags ?? [])] }),
  prompt: (subjects) => `Edit tags of ${subjectNames(subjects)}`,
  submit: 'Save tags',
  request: (server, { tags }) => [
    {
      region: server.region,
      service: 'compute',
      method: 'PUT',
      path: `/servers/${encodeURIComponent(server.id)}/tags`,
      body: { tags },
      microversion: computeVersions.tags,
    },
  ],
  equivalents: (server, { tags }) => {
    const had = server.tags ?? []
    const gone = had.filter((tag) => !tags.includes(tag))
    const added = tags.filter((tag) => !had.includes(tag))
    const line = (verb: 'set' | 'unset', changed: readonly string[]) =>
      openstackLine(server.region, [
        '--os-compute-api-version',
        computeVersions.tags,
        'server',
        verb,
        ...changed.flatMap((tag) => ['--tag', tag]),
        server.id,
      ])
    return {
      cli: [
        ...(gone.length > 0 ? [line('unset', gone)] : []),
        ...(added.length > 0 ? [line('set', added)] : []),
      ].join('\n'),
      terraform: changedServer(server, { tags }),
    }
  },
  describe: (subjects) => `Edit tags of ${subjectNames(subjects)}`,
})
