import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { commandLine, openstackLine } from '../equivalents/shell.ts'
import { swiftNote } from './container-call.ts'
import { objectActs } from './object-acts.ts'
import { changeObject, objectBlock } from './object-call.ts'

const day = 86_400
/** Seconds from now, as texts: what a choice gives. */
const periods = [
  { value: '0', label: 'Never' },
  { value: '3600', label: 'In an hour' },
  { value: String(day), label: 'In a day' },
  { value: String(7 * day), label: 'In a week' },
  { value: String(30 * day), label: 'In 30 days' },
  { value: String(90 * day), label: 'In 90 days' },
  { value: String(365 * day), label: 'In a year' },
] as const

/** https://docs.openstack.org/swift/latest/overview_expiring_objects.html */
export const act = defineAct(objectActs.expiry, {
  input: Type.Object(
    {
      after: Type.String({
        pattern: `^(${periods.map(({ value }) => value).join('|')})$`,
        description: 'must be one of the periods that can be chosen',
      }),
    },
    { additionalProperties: false },
  ),
  fields: [
    {
      name: 'after',
      label: 'Swift deletes it',
      kind: 'choice',
      required: true,
      options: periods,
    },
  ],
  submit: 'Save expiry',
  prompt: (objects) =>
    objects.length === 1
      ? `When ${subjectNames(objects, 'objects')} is deleted by itself`
      : `When ${subjectNames(objects, 'objects')} are deleted by themselves`,
  initial: ([object, ...others]) =>
    others.length === 0 && object?.expiresAtMs === undefined ? { after: '0' } : {},
  // Segments would go at that time even when another client puts it off: so they are left alone.
  warning(objects, { after }) {
    if (after === undefined || after === '0') return undefined
    const what = objects.length === 1 ? 'It is' : 'They are'
    const segments = objects.some(({ isLarge }) => isLarge)
      ? ' Segments of large ones **stay** and take up room: delete them yourself then.'
      : ''
    return `${what} **gone for good** when the time has come, and nobody is asked again.${segments}`
  },
  request: (object, { after }) => [
    changeObject(object, { expiresAfterSeconds: Number(after) }),
  ],
  equivalents: ({ region, container, name }, { after }) => ({
    cli: [
      openstackLine(region, ['object', 'show', container, name]),
      swiftNote,
      commandLine([
        ...['swift', '--os-region-name', region, 'post', container, name, '-H'],
        after === '0' ? 'X-Remove-Delete-At: x' : `X-Delete-After: ${after}`,
      ]),
    ].join('\n'),
    terraform: objectBlock(container, name, {
      delete_after: after === '0' ? undefined : Number(after),
    }),
  }),
  describe: (objects, { after }) =>
    `${after === '0' ? 'Keep' : 'Let expire'} ${subjectNames(objects, 'objects')}`,
})
