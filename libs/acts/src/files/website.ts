import { Type } from 'typebox'
import { defineAct } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { containerActs } from './container-acts.ts'
import { changeContainer, containerBlock } from './container-call.ts'

const page = Type.String({ maxLength: 256 })
const input = Type.Object(
  { index: page, error: page, listings: Type.Boolean() },
  { additionalProperties: false },
)

interface Pages {
  readonly index: string
  readonly error: string
  readonly listings: boolean
}

/** By the name of the metadata; an empty value takes it away. */
const headersFor = ({ index, error, listings }: Pages): Record<string, string> => ({
  'Web-Index': index,
  'Web-Error': error,
  'Web-Listings': listings ? 'true' : '',
})

/** https://docs.openstack.org/swift/latest/middleware.html#staticweb */
export const act = defineAct(containerActs.website, {
  input,
  fields: [
    {
      name: 'index',
      label: 'Page of a folder',
      kind: 'text',
      placeholder: 'index.html',
      help: 'Empty: it is no website.',
    },
    {
      name: 'error',
      label: 'Error pages end with',
      kind: 'text',
      placeholder: 'error.html',
      help: '404error.html is then what people see for what is not there.',
    },
    { name: 'listings', label: 'Show what is in a folder without a page', kind: 'flag' },
  ],
  prompt: ([container]) => `${container?.name ?? ''} as a website`,
  submit: 'Save',
  initial: ([container]) => ({
    index: container?.website?.index ?? '',
    error: container?.website?.error ?? '',
    listings: container?.website?.listings ?? false,
  }),
  warning: ([container]) =>
    container?.access === 'private'
      ? 'The container is private: nobody sees the website **until it is made public**.'
      : undefined,
  request: (container, values) => [
    changeContainer(
      container,
      Object.fromEntries(
        Object.entries(headersFor(values)).map(([name, value]) =>
          value === ''
            ? [`X-Remove-Container-Meta-${name}`, 'x']
            : [`X-Container-Meta-${name}`, value],
        ),
      ),
    ),
  ],
  equivalents: ({ region, name }, values) => {
    const entries = Object.entries(headersFor(values))
    const set = entries.filter(([, value]) => value !== '')
    const gone = entries.filter(([, value]) => value === '')
    const line = (verb: string, words: readonly string[]) =>
      words.length === 0 ? [] : [openstackLine(region, ['container', verb, ...words, name])]
    return {
      cli: [
        ...line(
          'set',
          set.flatMap(([key, value]) => ['--property', `${key}=${value}`]),
        ),
        ...line(
          'unset',
          gone.flatMap(([key]) => ['--property', key]),
        ),
      ].join('\n'),
      terraform: containerBlock(name, { region, metadata: Object.fromEntries(set) }),
    }
  },
  describe: ([container], { index }) =>
    `${index === '' ? 'End' : 'Set up'} the website in ${container?.name ?? ''}`,
})
