import type { AnyAct } from '@aloft/acts/registry'
import { allCalls, type Subject } from '@aloft/acts/act'
import { curlCommands, tokenLine } from '@aloft/acts/equivalents/curl'
import { maskSecrets, onlySecrets, variableName } from '@aloft/acts/secrets'
import { CodeTabs } from '@aloft/ui/CodeBlock'
import { useSession } from '../session/session.ts'

/** How many of several are written out; the rest would only be more of the same. */
const most = 20

/** The same act as CLI, API call and Terraform, filled in with what the form holds. */
export function EquivalentTabs({
  act,
  runs,
}: {
  act: AnyAct
  runs: readonly { subject: Subject; input: Record<string, unknown> }[]
}) {
  const { endpoints } = useSession()
  const shown = runs.slice(0, most).map(({ subject, input }) => {
    const masked = maskSecrets(act.fields, input)
    return {
      ...act.equivalents(subject, masked),
      api: curlCommands(allCalls(act, subject, masked), endpoints),
    }
  })
  const reason = shown
    .map(({ terraform }) => ('reason' in terraform ? terraform.reason : undefined))
    .find((words) => words !== undefined)
  const rest = runs.length - shown.length
  const more = rest > 0 ? [`# … and the same for ${rest} more`] : []
  const lines = (parts: readonly string[], between = '\n') =>
    [...new Set(parts.filter((part) => part !== '')), ...more].join(between)
  // Edited tags or metadata that are as they were need no command.
  const content = (code: string) =>
    code === '' ? { reason: 'Nothing would change.' } : { code }
  const calls = lines(
    shown.map(({ api }) => api),
    '\n\n',
  )
  const secrets = [
    ...new Set(runs.flatMap(({ input }) => Object.keys(onlySecrets(act.fields, input)))),
  ].map((field) => ({ field, variable: variableName(field) }))
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
          note: notes(secrets, ({ field, variable }) =>
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
            secrets,
            ({ variable }) => `Set ${variable} first: a secret is not shown here.`,
          ),
        },
        {
          id: 'terraform',
          label: 'Terraform',
          content: reason === undefined ? content(lines(terraform, '\n\n')) : { reason },
          note: notes(secrets, ({ field, variable }) =>
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
  secrets: readonly LeftOut[],
  words: (secret: LeftOut) => string,
): string | undefined {
  return secrets.length === 0 ? undefined : secrets.map(words).join(' ')
}
