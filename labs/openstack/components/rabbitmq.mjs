import { createHash } from 'node:crypto'
import { listens } from '../readiness.mjs'

/** RabbitMQ with a virtual host for each region. @returns {import('../component.mjs').Component} */
export function rabbitmq(lab) {
  const data = lab.path('data/rabbitmq')
  const settings = lab.path('etc/rabbitmq/rabbitmq.conf')
  const definitions = lab.path('etc/rabbitmq/definitions.json')
  const plugins = lab.path('etc/rabbitmq/enabled_plugins')
  const ports = { epmd: lab.port('epmd'), queue: lab.port('rabbitmq') }
  return {
    stage: 'foundation',
    packages: ['rabbitmq-server'],
    folders: [data],
    files: {
      [settings]: `listeners.tcp.1 = 127.0.0.1:${ports.queue}
load_definitions = ${definitions}
log.file.level = warning
vm_memory_high_watermark.absolute = 1GB
disk_free_limit.absolute = 50MB
`,
      // From a file, because each call of rabbitmqctl takes three seconds.
      [definitions]: JSON.stringify(accounts(lab)),
      [plugins]: '[].\n',
    },
    services: [
      {
        // Left to itself RabbitMQ starts one that outlives it.
        name: 'epmd',
        command: ['/usr/bin/epmd', '-address', '127.0.0.1', '-port', String(ports.epmd)],
        ports: [ports.epmd],
        ready: () => listens(ports.epmd),
      },
      {
        name: 'rabbitmq',
        // Not /usr/sbin/rabbitmq-server: that one changes its user and reads /etc/rabbitmq.
        command: ['/usr/lib/rabbitmq/bin/rabbitmq-server'],
        env: {
          HOME: data,
          RABBITMQ_NODENAME: `lab${lab.portShift}@localhost`,
          RABBITMQ_MNESIA_BASE: data,
          RABBITMQ_LOG_BASE: lab.path('log'),
          RABBITMQ_CONFIG_FILE: settings,
          RABBITMQ_CONF_ENV_FILE: lab.path('etc/rabbitmq/none.conf'),
          RABBITMQ_ENABLED_PLUGINS_FILE: plugins,
          RABBITMQ_PID_FILE: lab.path('run/rabbitmq.own.pid'),
          RABBITMQ_DIST_PORT: String(lab.port('rabbitmq-distribution')),
          ERL_EPMD_PORT: String(ports.epmd),
          ERL_EPMD_ADDRESS: '127.0.0.1',
          RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
            '-kernel inet_dist_use_interface {127,0,0,1}',
        },
        ports: [ports.queue, lab.port('rabbitmq-distribution')],
        ready: () => listens(ports.queue),
        graceMs: 60_000,
      },
    ],
  }
}

function accounts(lab) {
  const hosts = [...lab.regions, 'global']
  return {
    users: [
      {
        name: 'lab',
        password_hash: passwordHash(lab.password),
        hashing_algorithm: 'rabbit_password_hashing_sha256',
        tags: 'administrator',
      },
    ],
    vhosts: hosts.map((name) => ({ name })),
    permissions: hosts.map((vhost) => ({
      user: 'lab',
      vhost,
      configure: '.*',
      write: '.*',
      read: '.*',
    })),
  }
}

/** Salt and hash as https://www.rabbitmq.com/docs/passwords#computing-password-hash; the salt is
 * made of the password, so that the file stays the same from run to run. */
function passwordHash(password) {
  const salt = createHash('sha256').update(`salt ${password}`).digest().subarray(0, 4)
  const hash = createHash('sha256').update(salt).update(password).digest()
  return Buffer.concat([salt, hash]).toString('base64')
}
