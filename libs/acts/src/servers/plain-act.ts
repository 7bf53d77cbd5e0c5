import { Type } from 'typebox'
import {
  defineAct,
  subjectNames,
  type Act,
  type ActHead,
  type Equivalents,
} from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import type { ServerSubject } from '../server-subject.ts'
import { serverAction } from '../upstream-call.ts'

const noInput = Type.Object({}, { additionalProperties: false })

interface PlainAct {
  /** Nova's name of the action: `os-start`. */
  readonly action: string
  /** The client's words: `server start`. */
  readonly cli: readonly string[]
  terraform(server: ServerSubject): Equivalents['terraform']
  readonly warning?: (subjects: readonly ServerSubject[]) => string
  readonly busy: readonly string[]
  readonly done: readonly string[]
}

/** An act that asks nothing: one action of Nova without arguments. */
export function plainServerAct(
  head: ActHead<ServerSubject>,
  plain: PlainAct,
): Act<typeof noInput, ServerSubject> {
  const { warning } = plain
  return defineAct<typeof noInput, ServerSubject>(head, {
    input: noInput,
    fields: [],
    ...(warning === undefined ? {} : { warning }),
    request: (server) => [serverAction(server, { [plain.action]: null })],
    equivalents: (server) => ({
      cli: openstackLine(server.region, [...plain.cli, server.id]),
      terraform: plain.terraform(server),
    }),
    settles: { busy: plain.busy, done: plain.done },
    describe: (subjects) => `${head.title} ${subjectNames(subjects)}`,
  })
}
