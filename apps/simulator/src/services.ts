import { cinder } from './cinder/plugin.ts'
import type { ControlPlugin, RegionalService, Seed } from './core/cloud.ts'
import { designate } from './designate/plugin.ts'
import { dials } from './dials/plugin.ts'
import { glance } from './glance/plugin.ts'
import { neutron } from './neutron/plugin.ts'
import { compute } from './nova/plugin.ts'
import { loadDemo, loadSmall } from './seed/load.ts'
import { swift } from './swift/plugin.ts'

/** The services of each region, in the order of registration. */
export const services: RegionalService[] = [
  compute,
  glance,
  neutron,
  cinder,
  designate,
  swift,
]

/** What Keystone's port serves beside Keystone. */
export const controls: ControlPlugin[] = [dials]

/** What `--seed` knows; `none` leaves only the `admin` of Keystone's bootstrap. */
export const seeds: Record<string, Seed> = {
  demo: loadDemo,
  small: loadSmall,
  none: () => undefined,
}
