import type { Command } from './command.ts'

interface CommandEntry {
  readonly summary: string
  load(): Promise<{ readonly command: Command }>
}

export const commands = {
  demo: {
    summary: 'Everything on this machine before a simulated cloud; what `npm start` runs',
    load: () => import('./commands/demo.ts'),
  },
  up: {
    summary: 'Production on one machine: your cloud (clouds.yaml), your PostgreSQL',
    load: () => import('./commands/up.ts'),
  },
  run: {
    summary: 'Some or all blocks in this process; many such processes make a cluster',
    load: () => import('./commands/run.ts'),
  },
  migrate: {
    summary: 'Bring the database’s schemas up to date',
    load: () => import('./commands/migrate.ts'),
  },
  config: {
    summary: 'Print the configuration in force and what differs from the defaults',
    load: () => import('./commands/config.ts'),
  },
} satisfies Record<string, CommandEntry>

export type CommandName = keyof typeof commands

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

export function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`,
  )
  return `Aloft, a control panel for OpenStack clouds.

Usage: aloft <command> [options]

${lines.join('\n')}

aloft <command> --help tells more.
`
}
