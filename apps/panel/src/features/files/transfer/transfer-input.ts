import { inputProblems } from '@aloft/acts/input-problem'
import type { AnyAct } from '@aloft/acts/registry'
import type { FolderEntry } from '@aloft/openstack/folder-entry'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { problemSentence, textValue, type Values } from '../../../acts/form-values.ts'
import type { Place } from '../files-api.ts'

export type How = 'copy' | 'move' | 'rename'

const bare = (name: string): string => name.replaceAll(/^\/+|\/+$/g, '')

/** What the form begins with: where it is now. */
export function valuesFor(
  how: How,
  { container }: Place,
  folder: string,
  [first]: readonly FolderEntry[],
): Values {
  return how === 'rename'
    ? { name: bare(first?.name.slice(folder.length) ?? '') }
    : { container, folder: bare(folder) }
}

/** The input of the act: a folder is renamed by moving what lies in it. */
export function inputFor(
  how: How,
  values: Values,
  { container }: Place,
  folder: string,
  [first]: readonly FolderEntry[],
): Record<string, unknown> {
  if (how === 'rename') {
    const name = bare(textValue(values, 'name').trim())
    return { container, folder: `${folder}${name}/`, below: first?.name ?? '' }
  }
  const into = textValue(values, 'folder')
  return {
    container: textValue(values, 'container'),
    ...(into !== '' && { folder: into }),
    ...(folder !== '' && { below: folder }),
  }
}

/** Why it cannot be done with this input; nothing where it can, for some of them at least. */
export function problemOf(
  act: AnyAct,
  input: Record<string, unknown>,
  {
    how,
    values,
    objects,
    able,
    roles,
  }: {
    readonly how: How
    readonly values: Values
    readonly objects: readonly StoredObject[]
    readonly able: readonly StoredObject[]
    readonly roles: readonly string[]
  },
): string | undefined {
  if (objects.length === 0) return 'There is nothing in it.'
  if (how === 'rename' && bare(textValue(values, 'name').trim()) === '')
    return 'Fill in the new name.'
  if (textValue(input, 'container') === '') return 'Choose a container.'
  const [problem] = inputProblems(act.input, input)
  if (problem !== undefined) return problemSentence(problem.words)
  const [first] = able
  if (first === undefined) return 'None of them can be: Swift copies at most 5 GB at once.'
  const answers = able.map((object) => act.allows?.(object, input, { roles }))
  const [refused] = answers
  return answers.every((answer) => answer?.can === false) && refused?.can === false
    ? refused.reason
    : undefined
}
