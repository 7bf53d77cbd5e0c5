import { objectPath, parseBulkDeletion } from '@aloft/openstack/stored-object'
import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { containerActs } from './container-acts.ts'
import { mostDeleted, objectName } from './file-input.ts'
import { leftBehind } from './left-behind.ts'

const input = Type.Object(
  {
    names: Type.Array(objectName, { maxItems: mostDeleted, uniqueItems: true }),
    /** Those of `names` that are made of segments, which are deleted with them. */
    large: Type.Optional(
      Type.Array(objectName, { maxItems: mostDeleted, uniqueItems: true }),
    ),
    /** The folder of which they are, where all of it is deleted part by part: for the words. */
    below: Type.Optional(objectName),
  },
  { additionalProperties: false },
)

/** Swift counts what it deleted in the body of its answer, whatever its status says. */
function toldBy(answers: readonly unknown[]): Readonly<Record<string, unknown>> {
  const told = answers.map(parseBulkDeletion)
  return {
    deleted: told.reduce((sum, { deleted }) => sum + deleted, 0),
    errors: told.flatMap(({ errors }) => errors).slice(0, 100),
  }
}

/** https://docs.openstack.org/swift/latest/middleware.html#bulk-delete */
export const act = defineAct(containerActs.deleteObjects, {
  input,
  fields: [],
  warning: (_containers, { names = [] }) =>
    `${names.length === 1 ? 'It is' : `${names.length} objects are`} **gone for good**.`,
  request: ({ region, name: container }, { names, large = [] }) => {
    const alone: UpstreamCall[] = large.map((name) => ({
      region,
      service: 'object-store',
      method: 'DELETE',
      path: `${objectPath(container, name)}?multipart-manifest=delete`,
    }))
    const together = names.filter((name) => !large.includes(name))
    if (together.length === 0) return alone
    return [
      ...alone,
      {
        region,
        service: 'object-store',
        method: 'POST',
        path: '/?bulk-delete',
        contentType: 'text/plain',
        text: together.map((name) => `${objectPath(container, name).slice(1)}\n`).join(''),
      },
    ]
  },
  equivalents: ({ region, name: container }, { names }) => ({
    cli: openstackLine(region, ['object', 'delete', container, ...names]),
    terraform: {
      reason:
        "Remove the objects' blocks from the configuration; the next terraform apply deletes them.",
    },
  }),
  output: toldBy,
  leaves: leftBehind,
  describe([container], { names, below }) {
    const from = `from ${container?.name ?? ''}`
    if (names.length === 1) return `Delete ${names[0]} ${from}`
    const what = `Delete ${names.length} objects`
    return below === undefined ? `${what} ${from}` : `${what} below ${below} ${from}`
  },
})
