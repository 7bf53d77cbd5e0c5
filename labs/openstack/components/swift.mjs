import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { tokenCheck } from '../component.mjs'
import { ini } from '../ini.mjs'
import { pythonScript } from '../python-program.mjs'
import { answers } from '../readiness.mjs'
import { setUp } from '../setup-command.mjs'

const kinds = ['account', 'container', 'object']

/** What a request passes through on its way in, beside the proxy itself. */
const filters = {
  catch_errors: 'catch_errors',
  gatekeeper: 'gatekeeper',
  healthcheck: 'healthcheck',
  'proxy-logging': 'proxy_logging',
  cache: 'memcache',
  listing_formats: 'listing_formats',
  'container-sync': 'container_sync',
  bulk: 'bulk',
  tempurl: 'tempurl',
  ratelimit: 'ratelimit',
  keystoneauth: 'keystoneauth',
  staticweb: 'staticweb',
  copy: 'copy',
  'container-quotas': 'container_quotas',
  'account-quotas': 'account_quotas',
  slo: 'slo',
  dlo: 'dlo',
  versioned_writes: 'versioned_writes',
  symlink: 'symlink',
}
const pipeline = `catch_errors gatekeeper healthcheck proxy-logging cache listing_formats
  container-sync bulk tempurl ratelimit authtoken keystoneauth staticweb copy container-quotas
  account-quotas slo dlo versioned_writes symlink proxy-logging proxy-server`

/**
 * Swift on one device. All regions share its servers but not its accounts: each has a prefix of its
 * own, so that their containers differ.
 * @returns {import('../component.mjs').Component}
 */
export function swift(lab) {
  const prefixes = lab.regions.map((region, index) => prefix(region, index))
  const folder = swiftFolder(lab)
  const server = (kind) => ({
    name: `swift-${kind}`,
    command: pythonScript(lab, 'swift_server.py', kind, `${folder}/${kind}.conf`),
    ports: [serverPort(lab, kind)],
    ready: () => answers(`http://127.0.0.1:${serverPort(lab, kind)}/healthcheck`),
  })
  return {
    packages: ['python3-swift', 'python3-swiftclient'],
    prepare: () => createRings(lab),
    folders: [lab.path('data/swift/device1')],
    files: {
      [`${folder}/swift.conf`]: ini({
        'swift-hash': { swift_hash_path_suffix: 'lab' },
        'storage-policy:0': { name: 'gold', default: 'yes' },
      }),
      [`${folder}/container-sync-realms.conf`]: '',
      [`${folder}/proxy.conf`]: ini(proxySettings(lab, prefixes)),
      ...Object.fromEntries(
        kinds.map((kind) => [`${folder}/${kind}.conf`, ini(serverSettings(lab, kind))]),
      ),
    },
    services: [...kinds.map(server), server('proxy')],
    endpoints: lab.regions.map((region, index) => ({
      type: 'object-store',
      name: 'swift',
      region,
      url: lab.url('swift', undefined, `/v1/${prefix(region, index)}_%(project_id)s`),
    })),
  }
}

/** Makes the three rings, once: each says that everything is on the one device. */
async function createRings(lab) {
  for (const kind of kinds) {
    const ring = `${swiftFolder(lab)}/${kind}.ring.gz`
    if (existsSync(ring)) continue
    await setUp(lab, [
      ...pythonScript(lab, 'swift_ring.py', ring),
      String(serverPort(lab, kind)),
      'device1',
    ])
  }
}

function proxySettings(lab, prefixes) {
  const roles = prefixes.map((name) => [`${name}_operator_roles`, 'admin, member'])
  const { keystoneauth, versioned_writes: versions, cache, ...plain } = filters
  return {
    DEFAULT: { ...listening(lab, 'proxy'), log_name: 'swift-proxy' },
    'pipeline:main': { pipeline: pipeline.replace(/\s+/g, ' ') },
    'app:proxy-server': { use: 'egg:swift#proxy', account_autocreate: true },
    ...Object.fromEntries(
      Object.entries(plain).map(([name, egg]) => [
        `filter:${name}`,
        { use: `egg:swift#${egg}` },
      ]),
    ),
    'filter:cache': {
      use: `egg:swift#${cache}`,
      memcache_servers: `127.0.0.1:${lab.port('memcached')}`,
    },
    'filter:authtoken': {
      'paste.filter_factory': 'keystonemiddleware.auth_token:filter_factory',
      ...tokenCheck(lab, 'swift'),
      delay_auth_decision: true,
    },
    'filter:keystoneauth': {
      use: `egg:swift#${keystoneauth}`,
      reseller_prefix: prefixes.join(', '),
      ...Object.fromEntries(roles),
    },
    'filter:versioned_writes': {
      use: `egg:swift#${versions}`,
      allow_versioned_writes: true,
      allow_object_versioning: true,
    },
  }
}

function serverSettings(lab, kind) {
  return {
    DEFAULT: {
      ...listening(lab, kind),
      devices: lab.path('data/swift'),
      mount_check: false,
      log_name: `swift-${kind}`,
    },
    'pipeline:main': { pipeline: `healthcheck ${kind}-server` },
    [`app:${kind}-server`]: { use: `egg:swift#${kind}` },
    'filter:healthcheck': { use: 'egg:swift#healthcheck' },
  }
}

function listening(lab, kind) {
  return {
    bind_ip: '127.0.0.1',
    bind_port: serverPort(lab, kind),
    // All in one process.
    workers: 0,
    user: userInfo().username,
    swift_dir: swiftFolder(lab),
  }
}

function serverPort(lab, kind) {
  return lab.port(kind === 'proxy' ? 'swift' : `swift-${kind}`)
}

function swiftFolder(lab) {
  return lab.path('etc/swift')
}

function prefix(region, index) {
  return index === 0 ? 'AUTH' : `AUTH${region.toUpperCase()}`
}
