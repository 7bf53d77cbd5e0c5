import {
  databaseUrl,
  policyOfRoles,
  queueOptions,
  queueUrl,
  serviceUser,
  tokenCheck,
} from '../component.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram, pythonScript, wsgiProgram } from '../python-program.mjs'
import { answers, says } from '../readiness.mjs'
import { logFile } from '../service-process.mjs'
import { sql } from './mariadb.mjs'

/** Nova of a region; its one host is a driver without guests. @returns {import('../component.mjs').Component} */
export function nova(lab, region) {
  const name = `nova-${region}`
  const settings = lab.path('etc', name, 'nova.conf')
  const host = lab.path('etc', name, 'compute.conf')
  const pipelines = lab.path('packages/usr/share/nova-common/api-paste.ini')
  const url = lab.url('nova', region)
  const api = wsgiProgram(lab, {
    name: `nova-api-${region}`,
    port: lab.port('nova', region),
    application: `from nova.api.openstack.compute.wsgi import init_application
application = init_application()
`,
  })
  const manage = (...args) =>
    pythonProgram('nova.cmd.manage:main', '--config-file', settings, ...args)
  const part = (which) => ({
    name: `nova-${which}-${region}`,
    command: pythonProgram(`nova.cmd.${which}:main`, '--config-file', settings),
  })
  const cell0 = databaseUrl(lab, `nova_cell0_${region}`)
  return {
    packages: ['python3-nova'],
    unpack: ['nova-common'],
    folders: [lab.path('data', name, 'instances')],
    files: {
      ...api.files,
      [settings]: ini(novaSettings(lab, region)),
      [host]: ini({ DEFAULT: { host: `compute1-${region}` } }),
    },
    databases: [
      { name: `nova_api_${region}`, commands: [] },
      { name: `nova_cell0_${region}`, commands: [] },
      {
        name: `nova_${region}`,
        commands: [
          manage('api_db', 'sync'),
          manage('cell_v2', 'map_cell0', '--database_connection', cell0),
          manage('cell_v2', 'create_cell', '--name', 'cell1'),
          manage('db', 'sync'),
        ],
      },
    ],
    services: [
      part('conductor'),
      part('scheduler'),
      {
        name: `nova-compute-${region}`,
        command: pythonScript(
          lab,
          'nova_compute.py',
          ...['--config-file', settings, '--config-file', host],
        ),
        env: {
          ALOFT_BUILD_SECONDS: String(lab.buildSeconds),
          ALOFT_ACTION_SECONDS: String(lab.actionSeconds),
        },
        // What ends its start puts servers that are being built in ERROR, and before the scheduler
        // has found the host no server finds room.
        ready: async () =>
          says(logFile(lab, `nova-compute-${region}`), 'Looking for unclaimed instances') &&
          Number(await sql(lab, `select count(*) from nova_api_${region}.host_mappings`)) >
            0,
      },
      {
        name: `nova-api-${region}`,
        command: api.command,
        env: { OS_NOVA_CONFIG_FILES: `${pipelines};${settings}` },
        ports: [lab.port('nova', region)],
        ready: () => answers(`${url}/`),
      },
    ],
    endpoints: [{ type: 'compute', name: 'nova', region, url: `${url}/v2.1` }],
  }
}

function novaSettings(lab, region) {
  const name = `nova-${region}`
  const inRegion = (user) => ({
    ...serviceUser(lab, user, region),
    valid_interfaces: 'public',
  })
  return {
    DEFAULT: {
      my_ip: '127.0.0.1',
      host: `api-${region}`,
      state_path: lab.path('data', name),
      use_stderr: true,
      transport_url: queueUrl(lab, region),
      enabled_apis: 'osapi_compute',
      compute_driver: 'nova_driver.LabDriver',
      allow_resize_to_same_host: true,
      vif_plugging_is_fatal: false,
      vif_plugging_timeout: 0,
      force_config_drive: false,
      default_availability_zone: 'nova',
      // Every minute, as by default, is a quarter of a core with a thousand servers.
      update_resources_interval: 900,
      heal_instance_info_cache_interval: 600,
    },
    api: { auth_strategy: 'keystone' },
    api_database: { connection: databaseUrl(lab, `nova_api_${region}`) },
    database: { connection: databaseUrl(lab, `nova_${region}`) },
    conductor: { workers: 1 },
    scheduler: { workers: 1, discover_hosts_in_cells_interval: 10 },
    filter_scheduler: { track_instance_changes: false },
    image_cache: { manager_interval: -1 },
    vnc: { enabled: true, novncproxy_base_url: 'http://127.0.0.1:6080/vnc_auto.html' },
    glance: inRegion('glance'),
    neutron: inRegion('neutron'),
    placement: inRegion('placement'),
    cinder: {
      ...serviceUser(lab, 'cinder'),
      os_region_name: region,
      catalog_info: 'volumev3::publicURL',
    },
    // Without it Cinder refuses to detach (CVE-2023-2088).
    service_user: { ...serviceUser(lab, 'nova', region), send_service_user_token: true },
    oslo_messaging_rabbit: queueOptions,
    oslo_concurrency: { lock_path: lab.path('run', `lock-${name}`) },
    keystone_authtoken: tokenCheck(lab, 'nova', region),
    oslo_policy: policyOfRoles,
  }
}
