import { createHash } from 'node:crypto'
import {
  databaseUrl,
  policyOfRoles,
  queueOptions,
  queueUrl,
  tokenCheck,
} from '../component.mjs'
import { isDone, markDone } from '../done.mjs'
import { ini } from '../ini.mjs'
import { pythonProgram } from '../python-program.mjs'
import { answers, listens } from '../readiness.mjs'
import { setUp } from '../setup-command.mjs'
import { sql } from './mariadb.mjs'

/**
 * Designate's core with its name server, which must run before the rest can start.
 * @returns {import('../component.mjs').Component}
 */
export function designateCore(lab) {
  const state = lab.path('data/designate')
  const names = lab.path('data/named')
  const sync = ['--config-file', settingsFile(lab), 'database', 'sync']
  const reported =
    "select count(*) from designate.service_statuses where service_name = 'central'"
  return {
    stage: 'first',
    packages: ['python3-designate', 'python3-designateclient', 'bind9', 'bind9-utils'],
    unpack: ['designate-common'],
    folders: [state, names],
    files: {
      [lab.path('etc/designate/rndc.key')]: rndcKey(lab),
      [lab.path('etc/designate/named.conf')]: namedSettings(lab, names),
      ...sharedFiles(lab),
    },
    databases: [
      {
        name: 'designate',
        commands: [pythonProgram('designate.cmd.manage:main', ...sync)],
      },
    ],
    services: [
      {
        name: 'named',
        command: [
          '/usr/sbin/named',
          ...['-f', '-n', '1', '-c', lab.path('etc/designate/named.conf')],
        ],
        ports: [lab.port('rndc'), lab.port('named')],
        ready: () => listens(lab.port('rndc')),
      },
      {
        ...part(lab, 'central'),
        ready: async () => Number(await sql(lab, reported)) > 0,
      },
    ],
  }
}

/**
 * Designate, one for all regions: each has an endpoint, all show the same zones.
 * @returns {import('../component.mjs').Component}
 */
export function designate(lab) {
  const url = lab.url('designate')
  return {
    prepare: () => updatePool(lab),
    files: { [poolFile(lab)]: pool(lab), ...sharedFiles(lab) },
    services: [
      part(lab, 'worker'),
      part(lab, 'producer'),
      {
        ...part(lab, 'mdns'),
        ports: [lab.port('designate-mdns')],
        ready: () => listens(lab.port('designate-mdns')),
      },
      {
        ...part(lab, 'api'),
        ports: [lab.port('designate')],
        ready: () => answers(`${url}/`),
      },
    ],
    endpoints: lab.regions.map((region) => ({
      type: 'dns',
      name: 'designate',
      region,
      url,
    })),
  }
}

function part(lab, which) {
  const settings = ['--config-file', settingsFile(lab)]
  return {
    name: `designate-${which}`,
    command: pythonProgram(`designate.cmd.${which}:main`, ...settings),
  }
}

/** Tells Designate's central, which must run, of the name server. */
async function updatePool(lab) {
  const step = `pool-${lab.portShift}`
  if (isDone(lab, step)) return
  const update = ['pool', 'update', '--file', poolFile(lab)]
  const settings = ['--config-file', settingsFile(lab)]
  await setUp(lab, pythonProgram('designate.cmd.manage:main', ...settings, ...update))
  markDone(lab, step)
}

function sharedFiles(lab) {
  const settings = designateSettings(lab, lab.path('data/designate'))
  return { [settingsFile(lab)]: ini(settings) }
}

function designateSettings(lab, state) {
  return {
    DEFAULT: {
      transport_url: queueUrl(lab, 'global'),
      state_path: state,
      use_stderr: true,
      // It calls rndc through this; nobody needs to be root.
      root_helper: 'env',
      default_ttl: 300,
    },
    'service:api': {
      listen: `127.0.0.1:${lab.port('designate')}`,
      auth_strategy: 'keystone',
      enable_api_v2: true,
      enable_api_admin: true,
      enabled_extensions_admin: 'quotas, reports',
      enabled_extensions_v2: 'quotas, reports',
      workers: 1,
      api_base_uri: lab.url('designate'),
      enable_host_header: false,
      api_paste_config: lab.path('packages/usr/share/designate-common/api-paste.ini'),
    },
    'service:central': { workers: 1, threads: 100 },
    'service:worker': { workers: 1, threads: 50, poll_delay: 1, poll_retry_interval: 2 },
    'service:producer': { workers: 1, threads: 50 },
    'service:mdns': {
      workers: 1,
      threads: 50,
      listen: `127.0.0.1:${lab.port('designate-mdns')}`,
    },
    'storage:sqlalchemy': { connection: databaseUrl(lab, 'designate') },
    coordination: { backend_url: `file://${state}` },
    oslo_messaging_rabbit: queueOptions,
    oslo_concurrency: { lock_path: lab.path('run/lock-designate') },
    oslo_policy: policyOfRoles,
    keystone_authtoken: tokenCheck(lab, 'designate'),
  }
}

function rndcKey(lab) {
  const secret = createHash('sha256').update(`rndc ${lab.password}`).digest('base64')
  return `key "lab" { algorithm hmac-sha256; secret "${secret}"; };\n`
}

function namedSettings(lab, folder) {
  return `include "${lab.path('etc/designate/rndc.key')}";
options {
  directory "${folder}";
  managed-keys-directory "${folder}";
  pid-file "${lab.path('run/named.own.pid')}";
  session-keyfile "${lab.path('run/named.session.key')}";
  listen-on port ${lab.port('named')} { 127.0.0.1; };
  listen-on-v6 { none; };
  allow-new-zones yes;
  allow-query { any; };
  allow-notify { 127.0.0.1; };
  notify no;
  recursion no;
  request-ixfr no;
  minimal-responses yes;
  dnssec-validation no;
  max-cache-size 16m;
};
controls {
  inet 127.0.0.1 port ${lab.port('rndc')} allow { 127.0.0.1; } keys { "lab"; };
};
`
}

function pool(lab) {
  return `- name: default
  description: bind9 on this machine
  attributes: {}
  ns_records:
    - { hostname: ns1.lab.example., priority: 1 }
    - { hostname: ns2.lab.example., priority: 2 }
  nameservers:
    - { host: 127.0.0.1, port: ${lab.port('named')} }
  targets:
    - type: bind9
      description: bind9
      masters:
        - { host: 127.0.0.1, port: ${lab.port('designate-mdns')} }
      options:
        host: 127.0.0.1
        port: ${lab.port('named')}
        rndc_host: 127.0.0.1
        rndc_port: ${lab.port('rndc')}
        rndc_key_file: ${lab.path('etc/designate/rndc.key')}
`
}

function settingsFile(lab) {
  return lab.path('etc/designate/designate.conf')
}

function poolFile(lab) {
  return lab.path('etc/designate/pools.yaml')
}
