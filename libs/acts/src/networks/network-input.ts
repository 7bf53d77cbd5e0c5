import { Type } from 'typebox'

/** Neutron's bound of names and descriptions. */
export const networkName = Type.String({ minLength: 1, maxLength: 255 })
export const networkText = Type.String({ maxLength: 255 })
export const regionId = Type.String({ minLength: 1, maxLength: 255 })

const ipv4 = '\\d{1,3}(\\.\\d{1,3}){3}'
const ipv6 = '[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*'

/** Its form only; `subnetProblems` knows the rest. */
export const address = Type.String({
  maxLength: 64,
  pattern: `^(${ipv4}|${ipv6})$`,
  description: 'must be an address: 10.0.0.1 or fd00::1',
})
export const range = Type.String({
  maxLength: 64,
  pattern: `^(${ipv4}|${ipv6})/\\d{1,3}$`,
  description: 'must be a range: 10.0.0.0/24 or fd00::/64',
})
export const pool = Type.String({
  maxLength: 130,
  pattern: `^(${ipv4}|${ipv6})\\s*-\\s*(${ipv4}|${ipv6})$`,
  description: 'must be a pool: 10.0.0.10-10.0.0.99',
})
export const route = Type.String({
  maxLength: 140,
  pattern: `^(${ipv4}|${ipv6})/\\d{1,3}\\s+via\\s+(${ipv4}|${ipv6})$`,
  description: 'must be a route: 172.16.0.0/16 via 10.0.0.9',
})
export const macAddress = Type.String({
  pattern: '^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$',
  description: 'must be a MAC address: fa:16:3e:00:00:01',
})
