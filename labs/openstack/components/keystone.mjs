import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { databaseUrl, policyInCode } from '../component.mjs'
import { isDone, markDone } from '../done.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram, wsgiProgram } from '../python-program.mjs'
import { answers } from '../readiness.mjs'
import { setUp } from '../setup-command.mjs'

/** Keystone, one for all regions. @returns {import('../component.mjs').Component} */
export function keystone(lab) {
  const settings = settingsFile(lab)
  const url = lab.url('keystone', undefined, '/v3')
  const program = wsgiProgram(lab, {
    name: 'keystone',
    port: lab.port('keystone'),
    threads: 4,
    application: `from keystone.server.wsgi import initialize_public_application
application = initialize_public_application()
`,
  })
  return {
    stage: 'first',
    prepare: () => bootstrapKeystone(lab),
    packages: [
      'python3-keystone',
      'python3-openstackclient',
      'uwsgi-core',
      'uwsgi-plugin-python3',
    ],
    folders: [lab.path('data/keystone')],
    files: {
      ...program.files,
      [settings]: ini({
        DEFAULT: {
          public_endpoint: lab.url('keystone', undefined, '/'),
          use_stderr: true,
        },
        database: { connection: databaseUrl(lab, 'keystone') },
        cache: {
          enabled: true,
          backend: 'dogpile.cache.memcached',
          memcache_servers: `127.0.0.1:${lab.port('memcached')}`,
        },
        token: { provider: 'fernet', expiration: 14_400 },
        auth: {
          methods: 'external,password,token,oauth1,mapped,application_credential,totp',
        },
        fernet_tokens: { key_repository: lab.path('data/keystone/fernet') },
        credential: { key_repository: lab.path('data/keystone/credential') },
        oslo_policy: policyInCode,
      }),
    },
    databases: [{ name: 'keystone', commands: [manage(lab, 'db_sync')] }],
    services: [
      {
        name: 'keystone',
        command: program.command,
        env: { OS_KEYSTONE_CONFIG_DIR: lab.path('etc/keystone') },
        ports: [lab.port('keystone')],
        ready: () => answers(url),
      },
    ],
    endpoints: lab.regions.map((region) => ({
      type: 'identity',
      name: 'keystone',
      region,
      url,
    })),
  }
}

/** Makes Keystone's keys and its first account, `admin`. */
async function bootstrapKeystone(lab) {
  const step = `bootstrap-${lab.regions[0]}`
  if (isDone(lab, step)) return
  const url = lab.url('keystone', undefined, '/v3')
  const { username } = userInfo()
  const owner = ['--keystone-user', username, '--keystone-group', group()]
  for (const keys of ['fernet', 'credential']) {
    if (existsSync(lab.path('data/keystone', keys, '0'))) continue
    await setUp(lab, manage(lab, `${keys}_setup`, ...owner))
  }
  await setUp(
    lab,
    manage(
      lab,
      'bootstrap',
      ...['--bootstrap-password', lab.password],
      ...['--bootstrap-region-id', lab.regions[0]],
      ...['public', 'internal', 'admin'].flatMap((one) => [`--bootstrap-${one}-url`, url]),
    ),
  )
  markDone(lab, step)
}

function manage(lab, ...args) {
  return pythonProgram(
    'keystone.cmd.manage:main',
    '--config-file',
    settingsFile(lab),
    ...args,
  )
}

function settingsFile(lab) {
  return lab.path('etc/keystone/keystone.conf')
}

/** The caller's group; Keystone takes its number too. */
function group() {
  return String(process.getgid?.() ?? 0)
}
