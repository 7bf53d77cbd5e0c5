import { Type, type Static } from 'typebox'

export const InventoryConfig = Type.Object(
  {
    cloud: Type.Object(
      {
        connections: Type.Integer({
          default: 64,
          minimum: 1,
          description: 'To one endpoint from one process',
        }),
        connectTimeoutMs: Type.Integer({ default: 4_000, minimum: 1 }),
        answerTimeoutMs: Type.Integer({
          default: 60_000,
          minimum: 1,
          description: 'From the request sent to the answer’s first line',
        }),
        idleTimeoutMs: Type.Integer({
          default: 60_000,
          minimum: 1,
          description: 'Longest silence inside an answer',
        }),
        timeoutMs: Type.Integer({
          default: 120_000,
          minimum: 100,
          description: 'Longest wait for the whole of one page',
        }),
      },
      { additionalProperties: false, default: {} },
    ),
    firstAnswerMs: Type.Integer({
      default: 2000,
      minimum: 0,
      description: 'A slower region is answered as loading, and its walk goes on',
    }),
    busyAgeMs: Type.Integer({
      default: 1500,
      minimum: 0,
      description: 'Age from which rows are read again while a server is in transition',
    }),
    restAgeMs: Type.Integer({
      default: 9000,
      minimum: 0,
      description: 'The same while nothing is in transition',
    }),
    fullWalkMs: Type.Integer({
      default: 300_000,
      minimum: 1000,
      description: 'Addresses change without a trace in changes-since: walk anew so often',
    }),
    pageSize: Type.Integer({ default: 1000, minimum: 1, maximum: 10_000 }),
    regionsAtOnce: Type.Integer({
      default: 16,
      minimum: 1,
      description: 'Walks at once for one project',
    }),
    memoryRows: Type.Integer({
      default: 20_000,
      minimum: 1,
      description: 'Projects with more servers are kept in the database',
    }),
    heldRows: Type.Integer({
      default: 200_000,
      minimum: 1,
      description: 'Rows of all projects in memory; the least used are let go',
    }),
  },
  { additionalProperties: false },
)
export type InventoryConfig = Static<typeof InventoryConfig>
