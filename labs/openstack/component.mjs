/**
 * A part of OpenStack, or of what it stands on, declared in one file of `components/`.
 * @typedef {object} Component
 * @property {string[]} [packages] of Debian; libraries and plain daemons only
 * @property {string[]} [unpack] packages of which only files are wanted, never installed
 * @property {string[]} [folders] to be there before anything runs
 * @property {Record<string, string>} [files] configuration, by path
 * @property {{ name: string, commands: string[][] }[]} [databases] each with what fills it
 * @property {import('./service-process.mjs').Service[]} [services]
 * @property {Endpoint[]} [endpoints] in Keystone's catalog
 * @property {() => Promise<unknown>} [prepare] what must be done before its services start; may be
 *   repeated
 * @property {'foundation' | 'first'} [stage] `foundation`: before databases can be filled; `first`:
 *   before all others
 *
 * @typedef {{ type: string, name: string, region: string, url: string }} Endpoint
 */

/** The address of a database as SQLAlchemy wants it. */
export function databaseUrl(lab, name) {
  const socket = lab.path('run/mysql.sock')
  return `mysql+pymysql://root@localhost/${name}?unix_socket=${socket}&charset=utf8`
}

/** The address of the message queue; every region has a virtual host of its own. */
export function queueUrl(lab, host) {
  return `rabbit://lab:${lab.password}@127.0.0.1:${lab.port('rabbitmq')}/${host}`
}

/**
 * A process under uwsgi that waits for requests sends no heartbeats: RabbitMQ would cut its
 * connection and the next call would hang until it is made anew.
 */
export const queueOptions = { heartbeat_timeout_threshold: 0 }

/** How a service signs in to ask other services of its region. */
export function serviceUser(lab, name, region) {
  return {
    auth_type: 'password',
    auth_url: lab.url('keystone', undefined, '/v3'),
    username: name,
    password: lab.password,
    project_name: 'service',
    user_domain_name: 'Default',
    project_domain_name: 'Default',
    // Without it services of one region talk to those of another.
    region_name: region,
  }
}

/** How a service checks the tokens that it gets. */
export function tokenCheck(lab, name, region) {
  return {
    ...serviceUser(lab, name, region),
    www_authenticate_uri: lab.url('keystone', undefined, '/v3'),
    memcached_servers: `127.0.0.1:${lab.port('memcached')}`,
    service_token_roles: 'service',
    service_token_roles_required: true,
    interface: 'public',
  }
}

/** The policy is the one in the code: there is no file. */
export const policyInCode = { policy_file: 'none.yaml' }

/**
 * With its rules for the roles reader and member, as later releases have them by themselves; Zed's own
 * let a reader change everything. Keystone has them anyway, and Placement would know only system scope.
 */
export const policyOfRoles = { ...policyInCode, enforce_new_defaults: true }
