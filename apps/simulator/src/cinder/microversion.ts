import { createMicroversions } from '../core/microversion.ts'

/** The second number of the highest microversion: that of the release Zed. */
export const HIGHEST = 70

export const { versionOf, negotiateVersion, requireVersion } = createMicroversions({
  service: 'volume',
  major: 3,
  lowest: 0,
  highest: HIGHEST,
})
