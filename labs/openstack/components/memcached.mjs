import { listens } from '../readiness.mjs'

/** Memcached, for tokens that were checked already. @returns {import('../component.mjs').Component} */
export function memcached(lab) {
  const port = lab.port('memcached')
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
  return {
    stage: 'foundation',
    packages: ['memcached'],
    services: [
      {
        name: 'memcached',
        command: [
          '/usr/bin/memcached',
          ...user,
          ...['-l', '127.0.0.1', '-p', String(port), '-U', '0', '-m', '64'],
        ],
        ports: [port],
        ready: () => listens(port),
      },
    ],
  }
}
