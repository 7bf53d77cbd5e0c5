import { isServiceName, isDomain, hostProblem } from './names.ts'
import { inWords } from '../core/wording.ts'
import { type Flaw, badRequest, InvalidObject, invalidValue } from './fault.ts'
import { isRecord, isRecordType } from './rdata.ts'
import type { JsonObject } from '../core/json.ts'

/** The members of a record set that may be sent. */
export const recordSetMembers = ['name', 'type', 'records', 'ttl', 'description']

/** The records of a body, each once; nothing when it does not name them. */
export function recordsOf(body: JsonObject): string[] | undefined {
  const { records } = body
  if (records === undefined) return undefined
  if (Array.isArray(records)) return [...new Set(records.map(inWords))]
  throw new InvalidObject([
    {
      path: ['records'],
      message: `'${inWords(records)}' is not a valid list of records`,
      validator: 'type',
      validator_value: ['list'],
    },
  ])
}

/** Throws what `RecordSet.validate` of Designate 15 finds: the type, then the name, then records. */
export function requireValid(
  name: string,
  type: unknown,
  records: readonly string[],
): void {
  if (typeof type !== 'string' || !isRecordType(type)) {
    throw new InvalidObject([
      {
        path: ['recordset', 'type'],
        message: `'${type === undefined ? 'None' : inWords(type)}' is not a valid record type`,
        validator: 'value',
        validator_value: [type ?? null],
      },
    ])
  }
  const problem = hostProblem(name)
  if (problem !== undefined) throw invalidValue(problem)
  const fits = type === 'SRV' ? isServiceName(name) : type !== 'NS' || isDomain(name)
  if (!fits) throw badRequest('name is invalid', 'invalid_object')
  const flaws = records.flatMap((data, index): Flaw[] =>
    isRecord(type, data)
      ? []
      : [
          {
            path: ['records', index],
            message: `'${data}' is not a '${type}' Record`,
            validator: 'format',
            validator_value: [type],
          },
        ],
  )
  if (flaws.length > 0) throw new InvalidObject(flaws)
}
