import type { ControlPlugin, RegionalService, Seed } from './core/cloud.ts'

/** The services of each region, in the order of registration. */
export const services: RegionalService[] = []

/** What Keystone's port serves beside Keystone. */
export const controls: ControlPlugin[] = []

/** What `--seed` knows; `none` leaves only the `admin` of Keystone's bootstrap. */
export const seeds: Record<string, Seed> = { none: () => undefined }
