import { Type, type Static } from 'typebox'

/** The section `kernel` of the configuration: what all blocks of a process share. */
export const KernelConfig = Type.Object(
  {
    datacenter: Type.String({
      default: 'local',
      description: 'Name of the datacenter, in every log line',
    }),
    host: Type.String({
      default: '',
      description: 'Name of the machine; the system’s own when empty',
    }),
    release: Type.String({
      default: '0.1.0',
      description: 'Shown to people and in the logs',
    }),
    address: Type.String({ default: '127.0.0.1', description: 'Address to listen on' }),
    port: Type.Integer({
      default: 8080,
      minimum: 0,
      maximum: 65_535,
      description: 'Port to listen on; 0 takes a free one',
    }),
    publicUrl: Type.String({
      default: '',
      description:
        'Where browsers reach Aloft: https://panel.example.com; the listening address when empty',
    }),
    trustedProxies: Type.Array(Type.String(), {
      default: [],
      description:
        'Addresses or networks of load balancers whose X-Forwarded-* is believed',
    }),
    bodyLimitBytes: Type.Integer({
      default: 1_048_576,
      minimum: 1024,
      description: 'Largest JSON body',
    }),
    headersTimeoutMs: Type.Integer({
      default: 20_000,
      minimum: 1,
      description: 'How long the headers of a request may take to come',
    }),
    bodyTimeoutMs: Type.Integer({
      default: 30_000,
      minimum: 1,
      description: 'How long a JSON body may take to come; files are not bound by it',
    }),
    drainMs: Type.Integer({
      default: 5000,
      minimum: 0,
      description: 'How long a stopping process goes on serving while balancers notice',
    }),
    stopMs: Type.Integer({
      default: 15_000,
      minimum: 0,
      description: 'How long requests in flight may take to finish after that',
    }),
    callTimeoutMs: Type.Integer({
      default: 20_000,
      minimum: 1,
      description: 'Deadline of a call from block to block',
    }),
    forwardTimeoutMs: Type.Integer({
      default: 180_000,
      minimum: 1,
      description: 'Longest silence of a block that answers a browser through another one',
    }),
    maxEventLoopDelayMs: Type.Integer({
      default: 2000,
      minimum: 0,
      description: 'Not ready when the process lags by more; 0 never asks',
    }),
    log: Type.Object(
      {
        level: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
          default: 'info',
          description: 'trace, debug, info, warn, error, fatal or silent',
        }),
        file: Type.String({
          default: '',
          description: 'Append the log to this file; standard output when empty',
        }),
      },
      { default: {}, additionalProperties: false },
    ),
    stats: Type.Object(
      {
        address: Type.String({
          default: '',
          pattern: '^$|^.+:[0-9]+$',
          description: 'host:port of a statsd server (UDP); off when empty',
        }),
        prefix: Type.String({ default: '', description: 'Put before every name' }),
      },
      { default: {}, additionalProperties: false },
    ),
    database: Type.Object(
      {
        url: Type.String({
          default: '',
          description: 'postgres://user:password@host:port/name',
        }),
        poolSize: Type.Integer({
          default: 10,
          minimum: 2,
          description: 'Connections of one process',
        }),
        migrate: Type.Boolean({
          default: true,
          description: 'Apply schema changes at start; when false `aloft migrate` does it',
        }),
        connectTimeoutMs: Type.Integer({
          default: 5000,
          minimum: 100,
          description: 'How long to wait for a connection',
        }),
        statementTimeoutMs: Type.Integer({
          default: 30_000,
          minimum: 0,
          description: 'Longest statement; 0 for no limit',
        }),
        answerTimeoutMs: Type.Integer({
          default: 5000,
          minimum: 100,
          description:
            'A query without an answer for so long makes Aloft ask on a new connection; a database that does not answer within as long again counts as lost',
        }),
        startTimeoutMs: Type.Integer({
          default: 15_000,
          minimum: 0,
          description: 'How long a start waits for the database to come up',
        }),
      },
      { default: {}, additionalProperties: false },
    ),
    callerKeys: Type.Array(Type.String({ minLength: 32 }), {
      default: [],
      secret: true,
      description: 'Sign calls between blocks; the first signs, all verify',
    }),
    sealingKeys: Type.Array(Type.String(), {
      default: [],
      secret: true,
      description: '<id>:<32 bytes as base64>; the first encrypts, all decrypt',
    }),
    blocks: Type.Record(Type.String(), Type.String(), {
      default: {},
      description:
        'Addresses of blocks that run in other processes: inventory: http://10.0.0.7:8080',
    }),
    cloud: Type.Object(
      {
        verify: Type.Boolean({
          default: true,
          description: 'Whether the certificates of the cloud are checked',
        }),
        caFile: Type.String({
          default: '',
          description: 'PEM file of an authority that is trusted beside the system’s',
        }),
      },
      { default: {}, additionalProperties: false },
    ),
    crew: Type.Object(
      {
        project: Type.String({
          default: 'crew',
          description:
            'Who has a role in this project belongs to the crew; empty: nobody by project',
        }),
        projectDomain: Type.String({
          default: 'Default',
          description: 'The domain of that project',
        }),
        domain: Type.String({
          default: '',
          description:
            'Whose user lives in this domain belongs to the crew; empty: nobody by domain',
        }),
      },
      { default: {}, additionalProperties: false },
    ),
    checkReplies: Type.Boolean({
      default: false,
      description: 'Check every reply against its contract (tests do)',
    }),
  },
  { additionalProperties: false },
)

export type KernelConfig = Static<typeof KernelConfig>
