import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { explain, Problem } from '../../bin/problem.mjs'
import { root } from '../../bin/node-runtime.mjs'

const defaults = {
  regions: ['dfw', 'ord'],
  with: ['cinder', 'designate', 'swift'],
  buildSeconds: 0,
  actionSeconds: 0,
  portShift: 0,
}

/** What is shared by all regions has one port; what every region has stands at 1xxxx, 2xxxx … */
const sharedPorts = {
  keystone: 15000,
  rabbitmq: 16672,
  'rabbitmq-distribution': 16673,
  epmd: 14369,
  memcached: 16211,
  designate: 19001,
  'designate-mdns': 15354,
  named: 15353,
  rndc: 15953,
  swift: 18080,
  'swift-object': 16200,
  'swift-container': 16201,
  'swift-account': 16202,
}
const regionPorts = {
  nova: 8774,
  neutron: 9696,
  glance: 9292,
  placement: 8778,
  cinder: 8776,
}

/**
 * The lab in a data folder: its settings (given now, else remembered, else default) and where
 * everything in it stands.
 *
 * @param {object} given options as `parseOptions` returns them
 * @param {{ save: boolean }} how `save` remembers the settings for later commands
 */
export function openLab({ data: folder, install = true, ...given }, { save }) {
  const data = resolve(folder ?? defaultFolder())
  const inside = relative(root, data)
  if (!inside.startsWith('..')) {
    throw new Problem(
      `${data} is in the checkout; a lab leaves gigabytes there.`,
      'Choose a folder elsewhere with --data.',
    )
  }
  const file = join(data, 'settings.json')
  const remembered = readSettings(file)
  const settings = { ...defaults, ...remembered, ...given }
  settings.password ??= randomBytes(9).toString('base64url')
  if (remembered?.password !== undefined && remembered.password !== settings.password) {
    throw new Problem(
      `The lab in ${data} has another password already.`,
      'Leave --password out, or take another folder with --data.',
    )
  }
  if (save) {
    try {
      // Not Node's own: it never ends where the parent takes no folder, as below /proc.
      execFileSync('mkdir', ['-p', data], { stdio: ['ignore', 'ignore', 'pipe'] })
      writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`, { mode: 0o600 })
    } catch (error) {
      throw new Problem(
        `${data} cannot be written: ${explain(String(error)) ?? error.message}`,
        'Choose another folder with --data.',
      )
    }
  }
  const port = (name, region) =>
    settings.portShift +
    (region === undefined
      ? sharedPorts[name]
      : (settings.regions.indexOf(region) + 1) * 10_000 + regionPorts[name])
  return {
    ...settings,
    data,
    install,
    exists: remembered !== undefined || save,
    path: (...parts) => join(data, ...parts),
    port,
    url: (name, region, path = '') => `http://127.0.0.1:${port(name, region)}${path}`,
  }
}

function defaultFolder() {
  return process.getuid?.() === 0
    ? '/var/lib/aloft-openstack'
    : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'aloft-openstack')
}

function readSettings(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw new Problem(`${file} cannot be read: ${error.message}`)
  }
}
