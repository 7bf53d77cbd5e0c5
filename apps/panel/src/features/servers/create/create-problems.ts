import type { InputProblem } from '@aloft/acts/input-problem'
import { mostMade } from '@aloft/acts/servers/create-input'
import { countOf, type Draft } from './draft.ts'

/** How a key pair is found: one that the cloud has, one's own pasted, or a new one. */
export type KeyWay = 'choose' | 'paste' | 'make'

/** Why a key that was begun would not come along; `undefined` when none was begun. */
function openKeyWords(way: KeyWay): string | undefined {
  switch (way) {
    case 'choose':
      return undefined
    case 'paste':
      return 'Add the key first (“Add this key”), or go back to “Choose”.'
    case 'make':
      return 'Make the key pair first, or go back to “Choose”.'
    default:
      return way satisfies never
  }
}

/** Below the field. */
export function countProblem(draft: Draft): string | undefined {
  return countOf(draft) === undefined
    ? `Choose a whole number from 1 to ${mostMade}.`
    : undefined
}

/** The fields' names, as the page asks for them. */
const labels: Readonly<Record<string, string>> = {
  names: 'The name',
  region: 'The region',
  image: 'The image',
  flavor: 'The size',
  networks: 'The networks',
  tags: 'The tags',
  metadata: 'The metadata',
  userData: 'The user data',
}

const missing: readonly string[] = ['is missing', 'must not be empty']

export const isMissing = ({ words }: InputProblem): boolean => missing.includes(words)

function problemWords(problem: InputProblem): string {
  const label = labels[problem.field] ?? problem.field
  return isMissing(problem) ? `${label} is missing.` : `${label} ${problem.words}.`
}

/** What the form holds and what is known to be wrong with it. */
export interface FormState {
  readonly draft: Draft
  readonly keyWay: KeyWay
  /** What the act says of the input. */
  readonly found: readonly InputProblem[]
  /** Why the metadata as typed are none. */
  readonly metadataUnfit: string | undefined
}

/** What is wrong in the fields; what was typed wrong stands out, what is open can wait. */
function wrongWords({ draft, found, metadataUnfit }: FormState): string | undefined {
  if (countOf(draft) === undefined)
    return `How many: choose a whole number from 1 to ${mostMade}.`
  const wrong = found.find((each) => !isMissing(each))
  return metadataUnfit ?? (wrong && problemWords(wrong))
}

/**
 * What keeps the fields from being used, the wrong ones first. A key that was begun is one of them: it
 * would be left out without a word.
 */
export function formProblem(state: FormState): string | undefined {
  const [open] = state.found.filter(isMissing)
  return wrongWords(state) ?? (open && problemWords(open)) ?? openKeyWords(state.keyWay)
}

/** Why there is nothing yet to write as a command: what is only missing is a word in it. */
export function equivalentsAwait(state: FormState): string | undefined {
  const wrong = wrongWords(state)
  return wrong === undefined ? undefined : `once this is mended: ${wrong}`
}
