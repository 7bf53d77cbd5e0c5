import { databaseUrl, policyOfRoles, queueUrl, tokenCheck } from '../component.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram } from '../python-program.mjs'
import { answers } from '../readiness.mjs'

/** Glance of a region, its images in files. @returns {import('../component.mjs').Component} */
export function glance(lab, region) {
  const name = `glance-${region}`
  const database = `glance_${region}`
  const settings = lab.path('etc', name, 'glance-api.conf')
  const data = (kind) => lab.path('data', name, kind)
  const port = lab.port('glance', region)
  const url = lab.url('glance', region)
  const sync = ['--config-file', settings, 'db_sync']
  return {
    packages: ['python3-glance'],
    unpack: ['glance-common'],
    folders: ['images', 'staging', 'tasks'].map(data),
    files: {
      [settings]: ini({
        DEFAULT: {
          bind_host: '127.0.0.1',
          bind_port: port,
          workers: 1,
          use_stderr: true,
          enabled_backends: 'file:file',
          transport_url: queueUrl(lab, region),
          public_endpoint: url,
          // Glance's own name for the rules of roles, which must say the same.
          enforce_secure_rbac: policyOfRoles.enforce_new_defaults,
        },
        database: { connection: databaseUrl(lab, database) },
        glance_store: { default_backend: 'file' },
        file: { filesystem_store_datadir: data('images') },
        os_glance_staging_store: { filesystem_store_datadir: data('staging') },
        os_glance_tasks_store: { filesystem_store_datadir: data('tasks') },
        // An image may be fetched from a port that a test listens on, not from 80 and 443 only.
        import_filtering_opts: { allowed_ports: '' },
        oslo_concurrency: { lock_path: lab.path('run', `lock-${name}`) },
        keystone_authtoken: tokenCheck(lab, 'glance', region),
        oslo_policy: policyOfRoles,
        paste_deploy: {
          flavor: 'keystone',
          config_file: lab.path('packages/usr/share/glance-common/glance-api-paste.ini'),
        },
      }),
    },
    databases: [
      { name: database, commands: [pythonProgram('glance.cmd.manage:main', ...sync)] },
    ],
    services: [
      {
        name,
        // Its own server, not uwsgi: chunked uploads work with it as they are.
        command: pythonProgram('glance.cmd.api:main', '--config-file', settings),
        ports: [port],
        ready: () => answers(`${url}/`),
      },
    ],
    endpoints: [{ type: 'image', name: 'glance', region, url }],
  }
}
