import { parseArgs } from 'node:util'

export const usage = `npm run lab:openstack -- <command> [options]

  up      install what is missing, start and fill a small real OpenStack on 127.0.0.1
  down    stop it; its data stays
  status  processes, memory, endpoints

  --data DIR          where it lives (root: /var/lib/aloft-openstack, others: ~/.cache/aloft-openstack)
  --regions dfw,ord   one name or several
  --with LIST         of cinder,designate,swift; "none" leaves only keystone, placement, glance,
                      neutron and nova (default: all three)
  --small             the same as --regions dfw --with none
  --build-seconds N   how long a server stays in BUILD (0)
  --action-seconds N  how long a reboot, a stop, a snapshot, a new volume take (0)
  --password WORD     of everybody in it (default: made up once, stands in clouds.yaml)
  --port-shift N      adds N to every port: a second lab beside the first
  --no-install        never call apt

Options of the first \`up\` are remembered; later ones change only what they name.
`

const optionalServices = ['cinder', 'designate', 'swift']

/**
 * @param {string[]} args
 * @param {string[]} commands
 * @returns {{ command?: string, options: object, problem?: string }} the options as given, none made up
 */
export function parseOptions(args, commands) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        regions: { type: 'string' },
        with: { type: 'string' },
        small: { type: 'boolean' },
        'build-seconds': { type: 'string' },
        'action-seconds': { type: 'string' },
        password: { type: 'string' },
        'port-shift': { type: 'string' },
        'no-install': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (values.help || positionals.length === 0) return { options: {} }
    const [command, ...more] = positionals
    if (!commands.includes(command) || more.length > 0) {
      throw new Error(`Unknown command: ${positionals.join(' ')}`)
    }
    return { command, options: checked(values) }
  } catch (error) {
    return { options: {}, problem: error.message }
  }
}

function checked(values) {
  const options = {
    data: values.data,
    regions: values.small ? ['dfw'] : names(values.regions),
    with: values.small ? [] : names(values.with)?.filter((name) => name !== 'none'),
    buildSeconds: number('build-seconds', values, 3600),
    actionSeconds: number('action-seconds', values, 3600),
    password: values.password,
    portShift: number('port-shift', values, 5000),
    install: values['no-install'] ? false : undefined,
  }
  const strange = options.with?.filter((name) => !optionalServices.includes(name)) ?? []
  if (strange.length > 0) {
    throw new Error(
      `--with knows ${optionalServices.join(', ')}; not ${strange.join(', ')}`,
    )
  }
  const regions = options.regions ?? []
  if (regions.length > 4 || regions.some((name) => !/^[a-z][a-z0-9]{1,7}$/.test(name))) {
    throw new Error(
      '--regions takes up to four names of 2 to 8 lower-case letters or digits',
    )
  }
  if (options.password !== undefined && !/^[\w-]{6,}$/.test(options.password)) {
    throw new Error('--password takes at least six letters, digits, - or _')
  }
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  )
}

function names(list) {
  return list?.split(/[\s,]+/).filter((name) => name !== '')
}

function number(name, values, largest) {
  if (values[name] === undefined) return undefined
  const value = Number(values[name])
  if (!(value >= 0 && value <= largest)) {
    throw new Error(`--${name} takes a number from 0 to ${largest}`)
  }
  return value
}
