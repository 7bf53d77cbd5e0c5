import { parseArgs } from 'node:util'

/** The command line of the simulator. */
export interface Settings {
  databaseUrl: string
  /** Keystone's port; the regions take the next four. 0: free ones. */
  port: number
  speed: number
  seed: string
  /** Servers of the project `large-fleet`, beside the seed's; 0: no such project. */
  large: number
  tokenSeconds: number
}

/** Reads flags, then the environment. Throws an error that names the wrong one. */
export function parseSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  const { values } = parseArgs({
    args,
    options: {
      database: { type: 'string' },
      port: { type: 'string', default: '0' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: 'none' },
      large: { type: 'string', default: '0' },
      'token-seconds': { type: 'string' },
    },
  })
  const databaseUrl = values.database ?? environment['SIMULATOR_DATABASE']
  if (!databaseUrl) throw new Error('--database postgres://… is missing')
  const tokenSeconds = values['token-seconds'] ?? environment['SIMULATOR_TOKEN_SECONDS']
  return {
    databaseUrl,
    port: toNumber('port', values.port, 0, 65_531),
    speed: toNumber('speed', values.speed, 0.01, 10_000),
    seed: values.seed,
    large: toNumber('large', values.large, 0, 200_000),
    tokenSeconds: toNumber('token-seconds', tokenSeconds ?? '3600', 1, 31_536_000),
  }
}

function toNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isFinite(value) && value >= least && value <= most) return value
  throw new Error(`--${flag} must be a number from ${least} to ${most}, not "${text}"`)
}
