import { existsSync } from 'node:fs'
import { Problem } from '../../../bin/problem.mjs'
import { runCommand } from '../../../bin/run-command.mjs'
import { programEnvironment } from '../python-program.mjs'
import { setUp } from '../setup-command.mjs'

/** MariaDB, reached by its socket only. @returns {import('../component.mjs').Component} */
export function mariadb(lab) {
  return {
    stage: 'foundation',
    prepare: () => createDatabaseFolder(lab),
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    services: [
      {
        name: 'mariadb',
        command: [
          '/usr/sbin/mariadbd',
          '--no-defaults',
          ...asUser(),
          `--datadir=${lab.path('data/mysql')}`,
          `--socket=${lab.path('run/mysql.sock')}`,
          `--pid-file=${lab.path('run/mariadbd.pid')}`,
          '--skip-networking',
          '--skip-log-bin',
          '--max-connections=1000',
          '--innodb-buffer-pool-size=256M',
          // What a power cut would lose is a lab.
          '--innodb-flush-log-at-trx-commit=0',
          '--innodb-doublewrite=0',
          '--performance-schema=OFF',
          '--character-set-server=utf8mb3',
        ],
        ready: async () => (await sql(lab, 'select 1')).trim() === '1',
        graceMs: 60_000,
      },
    ],
  }
}

/** Makes the data folder of MariaDB, once. */
async function createDatabaseFolder(lab) {
  if (existsSync(lab.path('data/mysql/mysql'))) return
  await setUp(lab, [
    '/usr/bin/mariadb-install-db',
    '--no-defaults',
    ...asUser(),
    `--datadir=${lab.path('data/mysql')}`,
    '--skip-test-db',
    '--auth-root-authentication-method=normal',
  ])
}

/** What a statement answers: columns by tabs, rows by lines. */
export async function sql(lab, statement) {
  const socket = lab.path('run/mysql.sock')
  const client = ['--no-defaults', '-u', 'root', '-S', socket, '-NBe', statement]
  const { code, output } = await runCommand('/usr/bin/mariadb', client, {
    env: programEnvironment(lab),
  })
  if (code === 0) return output
  throw new Problem(`MariaDB refused "${statement}": ${output.trim()}`)
}

function asUser() {
  return process.getuid?.() === 0 ? ['--user=root'] : []
}
