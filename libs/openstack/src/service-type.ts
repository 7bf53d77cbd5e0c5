/** Service types of Keystone's catalog that Aloft knows (https://service-types.openstack.org). */
export const serviceTypes = [
  'compute',
  'image',
  'network',
  'identity',
  'volumev3',
  'dns',
  'object-store',
] as const

export type ServiceType = (typeof serviceTypes)[number]
