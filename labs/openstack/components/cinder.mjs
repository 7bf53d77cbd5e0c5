import {
  databaseUrl,
  policyOfRoles,
  queueOptions,
  queueUrl,
  serviceUser,
  tokenCheck,
} from '../component.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram } from '../python-program.mjs'
import { answers } from '../readiness.mjs'

/** Cinder of a region; its volumes are rows without storage. @returns {import('../component.mjs').Component} */
export function cinder(lab, region) {
  const name = `cinder-${region}`
  const database = `cinder_${region}`
  const state = lab.path('data', name)
  const settings = lab.path('etc', name, 'cinder.conf')
  const port = lab.port('cinder', region)
  const program = (target, ...args) =>
    pythonProgram(target, '--config-file', settings, ...args)
  return {
    packages: ['python3-cinder', 'python3-cinderclient'],
    unpack: ['cinder-common'],
    folders: [`${state}/volumes`],
    files: {
      [settings]: ini({
        DEFAULT: {
          my_ip: '127.0.0.1',
          host: `storage1-${region}`,
          state_path: state,
          volumes_dir: `${state}/volumes`,
          use_stderr: true,
          transport_url: queueUrl(lab, region),
          osapi_volume_listen: '127.0.0.1',
          osapi_volume_listen_port: port,
          osapi_volume_workers: 1,
          enabled_backends: 'lab',
          default_volume_type: 'standard',
          glance_api_servers: lab.url('glance', region),
          auth_strategy: 'keystone',
          rootwrap_config: '/nonexistent',
          api_paste_config: lab.path('packages/usr/share/cinder-common/api-paste.ini'),
          resource_query_filters_file: lab.path(
            'packages/etc/cinder/resource_filters.json',
          ),
        },
        lab: { volume_driver: 'cinder_driver.LabDriver', volume_backend_name: 'lab' },
        database: { connection: databaseUrl(lab, database) },
        nova: serviceUser(lab, 'nova', region),
        service_user: {
          ...serviceUser(lab, 'cinder', region),
          send_service_user_token: true,
        },
        coordination: { backend_url: `file://${state}` },
        oslo_messaging_rabbit: queueOptions,
        oslo_concurrency: { lock_path: lab.path('run', `lock-${name}`) },
        keystone_authtoken: tokenCheck(lab, 'cinder', region),
        oslo_policy: policyOfRoles,
      }),
    },
    databases: [
      { name: database, commands: [program('cinder.cmd.manage:main', 'db', 'sync')] },
    ],
    services: [
      {
        name: `cinder-api-${region}`,
        command: program('cinder.cmd.api:main'),
        ports: [port],
        ready: () => answers(lab.url('cinder', region, '/')),
      },
      { name: `cinder-scheduler-${region}`, command: program('cinder.cmd.scheduler:main') },
      {
        name: `cinder-volume-${region}`,
        command: program('cinder.cmd.volume:main'),
        env: { ALOFT_ACTION_SECONDS: String(lab.actionSeconds) },
      },
    ],
    endpoints: [
      {
        type: 'volumev3',
        name: 'cinderv3',
        region,
        url: lab.url('cinder', region, '/v3/%(project_id)s'),
      },
    ],
  }
}
