import { AloftError } from '@aloft/kernel/errors'

/** Options that every command with a configuration takes, as `parseArgs` wants them. */
export const configOptions = {
  config: { type: 'string' },
  set: { type: 'string', multiple: true },
  port: { type: 'string' },
  address: { type: 'string' },
  database: { type: 'string' },
} as const

export const configHelp = `  --config FILE        Configuration in YAML
  --set section.key=v  One value of it; again for more. The environment does the same:
                       ALOFT_KERNEL__PORT=8080 sets kernel.port
  --port N             Port to listen on (kernel.port)
  --address A          Address to listen on (kernel.address)
  --database URL       postgres://user:password@host:5432/name (kernel.database.url)
`

export interface ConfigValues {
  readonly config?: string | undefined
  readonly set?: readonly string[] | undefined
  readonly port?: string | undefined
  readonly address?: string | undefined
  readonly database?: string | undefined
}

/** The flags that stand for a configuration key, and `--set` after them. */
export function flagsOf(values: ConfigValues): string[] {
  return [
    ...(values.port === undefined ? [] : [`kernel.port=${values.port}`]),
    ...(values.address === undefined ? [] : [`kernel.address=${values.address}`]),
    ...(values.database === undefined ? [] : [`kernel.database.url=${values.database}`]),
    ...(values.set ?? []),
  ]
}

/** `--port` as a number. Throws `config_invalid`. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new AloftError('config_invalid', {
    field: '--port',
    message: `--port ${text}: a port is a number from 1 to 65535.`,
    hint: 'For example: --port 8080',
  })
}
