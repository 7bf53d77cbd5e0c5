import { databaseUrl, policyInCode, tokenCheck } from '../component.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram, wsgiProgram } from '../python-program.mjs'
import { answers } from '../readiness.mjs'

/**
 * Placement of a region. It is there before Nova's host starts, which asks once what it may offer and
 * then not again for a quarter of an hour.
 * @returns {import('../component.mjs').Component}
 */
export function placement(lab, region) {
  const name = `placement-${region}`
  const database = `placement_${region}`
  const settings = lab.path('etc', name, 'placement.conf')
  const program = wsgiProgram(lab, {
    name,
    port: lab.port('placement', region),
    threads: 4,
    application: `from placement.wsgi import init_application
application = init_application()
`,
  })
  const sync = ['--config-file', settings, 'db', 'sync']
  return {
    stage: 'first',
    packages: ['python3-placement'],
    files: {
      ...program.files,
      [settings]: ini({
        DEFAULT: { use_stderr: true },
        placement_database: { connection: databaseUrl(lab, database) },
        api: { auth_strategy: 'keystone' },
        keystone_authtoken: tokenCheck(lab, 'placement', region),
        oslo_policy: policyInCode,
      }),
    },
    databases: [
      { name: database, commands: [pythonProgram('placement.cmd.manage:main', ...sync)] },
    ],
    services: [
      {
        name,
        command: program.command,
        env: { OS_PLACEMENT_CONFIG_DIR: lab.path('etc', name) },
        ports: [lab.port('placement', region)],
        ready: () => answers(lab.url('placement', region, '/')),
      },
    ],
    endpoints: [
      { type: 'placement', name: 'placement', region, url: lab.url('placement', region) },
    ],
  }
}
