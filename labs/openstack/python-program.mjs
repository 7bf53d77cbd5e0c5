const python = '/usr/bin/python3'

/**
 * The environment of everything in the lab. Nothing of the caller's is passed on: another Python in
 * its PATH, a proxy or an OS_* variable would reach every service.
 */
export function programEnvironment(lab, more = {}) {
  return {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: lab.path('home'),
    LANG: 'C.UTF-8',
    XDG_CACHE_HOME: lab.path('cache'),
    PYTHONPATH: lab.path('python'),
    PYTHONUNBUFFERED: '1',
    no_proxy: 'localhost,127.0.0.1',
    ...more,
  }
}

/** The command that runs `module:function` of Debian's python3-* packages as a program. */
export function pythonProgram(target, ...args) {
  const [module, name] = target.split(':')
  const title = module.replaceAll('.', '-')
  return [
    python,
    '-c',
    `import sys; sys.argv[0] = '${title}'; from ${module} import ${name} as main; sys.exit(main())`,
    ...args,
  ]
}

/** The command that runs a script of the lab's own. */
export function pythonScript(lab, name, ...args) {
  return [python, lab.path('python', name), ...args]
}

/**
 * A WSGI program behind uwsgi, with its two files.
 * @param {{ name: string, port: number, application: string, threads?: number }} program
 *   `application`: the lines of Python that define `application`
 * @returns {{ command: string[], files: Record<string, string> }}
 */
export function wsgiProgram(lab, { name, port, application, threads = 1 }) {
  const script = lab.path('etc/wsgi', `${name}.py`)
  const settings = lab.path('etc/wsgi', `${name}.ini`)
  return {
    command: ['/usr/bin/uwsgi-core', '--ini', settings],
    files: {
      [script]: application,
      [settings]: `[uwsgi]
plugin = python3
master = true
processes = 1
threads = ${threads}
enable-threads = true
lazy-apps = true
die-on-term = true
no-orphans = true
need-app = true
buffer-size = 65535
http-socket = 127.0.0.1:${port}
# It closes the connection after each answer; without this header a client that keeps
# connections learns of it by ECONNRESET.
add-header = Connection: close
wsgi-file = ${script}
log-format = %(addr) %(method) %(uri) %(status) %(rsize)B %(msecs)ms
`,
    },
  }
}
