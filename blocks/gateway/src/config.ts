import { Type, type Static } from 'typebox'

const CloudConfig = Type.Object(
  {
    /** Keystone's address with its version: `https://cloud.example:5000/v3`. */
    authUrl: Type.String({ default: '' }),
    /** Name or id of the domain of users who name none. */
    defaultDomain: Type.String({ default: 'Default' }),
    /** Which of the catalog's endpoints this machine can reach. */
    interface: Type.Union(
      [Type.Literal('public'), Type.Literal('internal'), Type.Literal('admin')],
      { default: 'public' },
    ),
    /** Region id → what people call it. Keystone's description when absent. */
    regionNames: Type.Record(Type.String(), Type.String(), { default: {} }),
    connectTimeoutMs: Type.Integer({ minimum: 1, default: 4_000 }),
    /** From the request sent to the answer's first line. */
    answerTimeoutMs: Type.Integer({ minimum: 1, default: 60_000 }),
    /** Longest silence inside a body, either way. */
    idleTimeoutMs: Type.Integer({ minimum: 1, default: 60_000 }),
    /** For each call of a sign-in to Keystone. */
    signInTimeoutMs: Type.Integer({ minimum: 1, default: 15_000 }),
    /** To one endpoint from one process. */
    connections: Type.Integer({ minimum: 1, default: 128 }),
  },
  { additionalProperties: false, default: {} },
)
export type CloudConfig = Static<typeof CloudConfig>

export const GatewayConfig = Type.Object(
  {
    cloud: CloudConfig,
    session: Type.Object(
      {
        /** Ends when nothing was asked for so long. */
        idleMinutes: Type.Integer({ minimum: 1, default: 12 * 60 }),
        /** Ends so long after the sign-in, whatever was asked. */
        absoluteHours: Type.Integer({ minimum: 1, default: 7 * 24 }),
      },
      { additionalProperties: false, default: {} },
    ),
    /**
     * How old the cloud's word may be that it takes a token, for those who are served from what we hold:
     * so long whoever lost access goes on reading.
     */
    tokenCheckMs: Type.Integer({ minimum: 1, default: 120_000 }),
    lockout: Type.Object(
      {
        failures: Type.Integer({ minimum: 1, default: 5 }),
        windowSeconds: Type.Integer({ minimum: 1, default: 600 }),
      },
      { additionalProperties: false, default: {} },
    ),
    /** Sign-ins that one address may try in a minute, whoever the users are. */
    signInsPerMinute: Type.Integer({ minimum: 1, default: 300 }),
    /** Directory of the built panel; the workspace's own `apps/panel/dist` when empty. */
    panelDirectory: Type.String({ default: '' }),
    /** YAML file of hourly prices; no prices are shown when empty. */
    priceFile: Type.String({ default: '' }),
    /**
     * Where other processes of the gateway reach this one: `http://10.0.0.5:8080`. Its listening address
     * when empty; of one that listens everywhere the machine's name.
     */
    peerUrl: Type.String({ default: '' }),
    imageUploads: Type.Object(
      {
        /** Longest chunk. A process holds three of each upload at most. */
        chunkBytes: Type.Integer({ minimum: 1, default: 8 * 1024 * 1024 }),
        /** In one process. */
        atOnce: Type.Integer({ minimum: 1, default: 16 }),
        /** Of one person in one process: whoever sends many files leaves room for others. */
        atOnceByPerson: Type.Integer({ minimum: 1, default: 4 }),
        /**
         * A process that has said nothing in the database for so long is gone, and its uploads are lost.
         * Says so four times as often.
         */
        lostSeconds: Type.Integer({ minimum: 1, default: 45 }),
        /** One for which nothing came for so long is given up. */
        idleSeconds: Type.Integer({ minimum: 1, default: 300 }),
        /** So long the cloud may take nothing, or store what it was given. */
        storeSeconds: Type.Integer({ minimum: 1, default: 1800 }),
      },
      { additionalProperties: false, default: {} },
    ),
    fileUploads: Type.Object(
      {
        /** Larger files go into Swift in segments of it: what a broken line costs. At most its `max_file_size`. */
        segmentBytes: Type.Integer({ minimum: 1024, default: 64 * 1024 * 1024 }),
      },
      { additionalProperties: false, default: {} },
    ),
    /** Largest request body for a service that takes JSON. */
    jsonLimitBytes: Type.Integer({ minimum: 1, default: 10 * 1024 * 1024 }),
  },
  { additionalProperties: false },
)
export type GatewayConfig = Static<typeof GatewayConfig>
