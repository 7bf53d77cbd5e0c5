import type { AnyAct } from '@aloft/acts/registry'
import { allCalls, type Subject } from '@aloft/acts/act'
import { curlCommands, tokenLine } from '@aloft/acts/equivalents/curl'
import { withOpenFields } from '@aloft/acts/open-fields'
import { maskSecrets, onlySecrets, variableName } from '@aloft/acts/secrets'
import { CodeTabs } from '@aloft/ui/CodeBlock'
import { useSession } from '../session/session.ts'

/** How many of several are written out; the rest would only be more of the same. */
const most = 20

/**
 * The same act as CLI, API call and Terraform, filled in with what the form holds; what is not chosen yet
 * is a word such as `<flavor>`.
 */
export function EquivalentTabs({
  act,
  runs,
  open = [],
}: {
  act: AnyAct
  runs: readonly { subject: Subject; input: Record<string, unknown> }[]
  /** Fields that are still to be filled in, beside those that the act itself misses. */
  open?: readonly string[]
}) {
  const { endpoints } = useSession()
  const shown = runs.slice(0, most).map(({ subject, input: given }) => {
    const { input, words } = withOpenFields(act.input, given, open)
    const masked = maskSecrets(act.fields, input)
    const calls = allCalls(act, subject, masked).map((call) => ({
      ...call,
      path: withWords(call.path, words),
    }))
    return {
      ...act.equivalents(subject, masked),
      api: curlCommands(calls, endpoints),
      // A secret is a variable all the same.
      words: words.filter((word) => JSON.stringify(masked).includes(word)),
      secretFields: Object.keys(onlySecrets(act.fields, input)),
    }
  })
  const words = [...new Set(shown.flatMap((each) => each.words))]
  const reason = shown
    .map(({ terraform }) => ('reason' in terraform ? terraform.reason : undefined))
    .find((words) => words !== undefined)
  const rest = runs.length - shown.length
  const more = rest > 0 ? [`# … and the same for ${rest} more`] : []
  const lines = (parts: readonly string[], between = '\n') =>
    [...new Set(parts.filter((part) => part !== '')), ...more].join(between)
  const content = (code: string) => {
    // Without the word it would pass for what is meant, and may do more.
    if (words.length > 0 && words.every((word) => !code.includes(word)))
      return { reason: 'Fill in the form first.' }
    // Edited tags or metadata that are as they were need no command.
    return code === '' ? { reason: 'Nothing would change.' } : { code }
  }
  const calls = lines(
    shown.map(({ api }) => api),
    '\n\n',
  )
  const secrets = [...new Set(shown.flatMap(({ secretFields }) => secretFields))].map(
    (field) => ({ field, variable: variableName(field) }),
  )
  const terraform = shown.flatMap((each) =>
    'code' in each.terraform ? [each.terraform.code] : [],
  )
  return (
    <CodeTabs
      label="The same as a command"
      tabs={[
        {
          id: 'cli',
          label: 'CLI',
          content: content(lines(shown.map(({ cli }) => cli))),
          note: notes(words, secrets, ({ field, variable }) =>
            field === 'userData'
              ? 'Save the user data as user-data.txt first.'
              : `Set ${variable} first: a secret is not shown here.`,
          ),
        },
        {
          id: 'api',
          label: 'API',
          content: calls === '' ? content('') : content(`${tokenLine}\n\n${calls}`),
          note: notes(
            words,
            secrets,
            ({ variable }) => `Set ${variable} first: a secret is not shown here.`,
          ),
        },
        {
          id: 'terraform',
          label: 'Terraform',
          content: reason === undefined ? content(lines(terraform, '\n\n')) : { reason },
          note: notes(words, secrets, ({ field, variable }) =>
            field === 'userData'
              ? 'Save the user data as user-data.txt first.'
              : `Declare the variable ${variable.toLowerCase()} as sensitive: a secret is not shown here.`,
          ),
        },
      ]}
    />
  )
}

interface LeftOut {
  readonly field: string
  /** The shell's name for it: `ADMIN_PASSWORD`. */
  readonly variable: string
}

function notes(
  words: readonly string[],
  secrets: readonly LeftOut[],
  wordsOf: (secret: LeftOut) => string,
): string | undefined {
  const open = words.length === 0 ? [] : [`Not complete yet: ${words.join(', ')}.`]
  const all = [...open, ...secrets.map(wordsOf)]
  return all.length === 0 ? undefined : all.join(' ')
}

/** In a path they are encoded, and nobody would know them again. */
function withWords(path: string, words: readonly string[]): string {
  return words.reduce((text, word) => text.replaceAll(encodeURIComponent(word), word), path)
}
