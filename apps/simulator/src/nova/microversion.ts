import { createMicroversions } from '../core/microversion.ts'

/** The second number of the highest microversion: that of the release Zed. */
export const HIGHEST = 93

export const { versionOf, negotiateVersion, requireVersion } = createMicroversions({
  service: 'compute',
  major: 2,
  lowest: 1,
  highest: HIGHEST,
  legacyHeader: 'X-OpenStack-Nova-API-Version',
})
