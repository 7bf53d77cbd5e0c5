import { createHash } from 'node:crypto'

/** 32 hexadecimal digits, as Keystone writes the ids of users and projects. */
export function hexOf(name: string): string {
  return createHash('sha256').update(`aloft:${name}`).digest('hex').slice(0, 32)
}

/** A UUID that follows from the name alone (marked as version 8: vendor-specific). */
export function uuidOf(name: string): string {
  const hex = hexOf(name)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-')
}

/** A MAC address with Neutron's default prefix. */
export function macOf(name: string): string {
  const hex = hexOf(`mac:${name}`)
  return `fa:16:3e:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}`
}
