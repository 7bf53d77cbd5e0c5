import type { Subject } from '@aloft/acts/act'
import { inputProblems } from '@aloft/acts/input-problem'
import { type AnyAct, loadAct } from '@aloft/acts/registry'
import type { UpstreamCall } from '@aloft/acts/upstream-call'
import { upstreamWords } from '@aloft/openstack/error-message'
import type { Answer, CloudApi } from './cloud-api.ts'

/** Asks the cloud for what an act asks it, call after call, until one is refused. */
export async function askForAct(
  api: CloudApi,
  id: string,
  subject: Subject,
  input: Record<string, unknown> = {},
): Promise<{
  readonly act: AnyAct
  readonly answers: readonly Answer[]
  /** As acts read them. */
  readonly bodies: readonly unknown[]
}> {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`There is no act ${id}`)
  const [problem] = inputProblems(act.input, input)
  if (problem !== undefined) throw new Error(`${id}: ${problem.field} ${problem.words}`)
  const answers: Answer[] = []
  const bodies: unknown[] = []
  const calls = [...act.request(subject, input)]
  const before = calls.length
  for (let call = calls.shift(); call !== undefined; call = calls.shift()) {
    const answer = await api.ask(call)
    answers.push(answer)
    bodies.push(readAs(call, answer))
    if (answer.status >= 300) break
    if (answers.length === before)
      calls.push(...(act.followUp?.(subject, input, bodies) ?? []))
  }
  return { act, answers, bodies }
}

/** An answer as acts and readers get it. */
export const readAs = (
  { answerHeaders }: Pick<UpstreamCall, 'answerHeaders'>,
  { headers, body }: Answer,
): unknown =>
  answerHeaders === true ? { headers: Object.fromEntries(headers), body } : body

/** The same where nothing may be refused. */
export async function carryOut(
  api: CloudApi,
  id: string,
  subject: Subject,
  input: Record<string, unknown> = {},
): Promise<{ readonly act: AnyAct; readonly bodies: readonly unknown[] }> {
  const { act, answers, bodies } = await askForAct(api, id, subject, input)
  const last = answers.at(-1)
  if (last !== undefined && last.status >= 300) {
    throw new Error(`${id}: ${last.status} ${wordsOf(last)}`)
  }
  return { act, bodies }
}

/** What a person is told of a refusal. */
export function wordsOf({ status, body }: Answer): string {
  return upstreamWords(status, body).message
}
