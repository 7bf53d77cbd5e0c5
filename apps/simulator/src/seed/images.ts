import { uuidOf } from './identifiers.ts'

export type SeedImage = {
  name: string
  distro: string
  version: string
  osType: 'linux' | 'windows' | 'freebsd'
  minDiskGigabytes: number
  minRamMegabytes: number
  sizeMegabytes: number
  /** Day on which the image appeared (UTC). */
  createdOn: string
}

const image = (
  name: string,
  distro: string,
  version: string,
  createdOn: string,
  sizeMegabytes: number,
  minimum: { disk: number; ram: number } = { disk: 10, ram: 256 },
  osType: SeedImage['osType'] = 'linux',
): SeedImage => ({
  name,
  distro,
  version,
  osType,
  minDiskGigabytes: minimum.disk,
  minRamMegabytes: minimum.ram,
  sizeMegabytes,
  createdOn,
})
const modern = { disk: 10, ram: 512 }
const windows = { disk: 40, ram: 1024 }

/** Names of the talk's time and of today's; every region offers all of them. */
export const publicImages: readonly SeedImage[] = [
  image('Arch 2012.08', 'arch', '2012.08', '2012-08-14', 389),
  image('Arch 2013.8', 'arch', '2013.8', '2013-08-05', 412),
  image('Arch 2026.11', 'arch', '2026.11', '2026-11-02', 548, modern),
  image('CentOS 5.6', 'centos', '5.6', '2011-04-12', 455),
  image('CentOS 5.8', 'centos', '5.8', '2012-03-09', 461),
  image('CentOS 5.9', 'centos', '5.9', '2013-01-18', 468),
  image('CentOS 6.0', 'centos', '6.0', '2011-07-11', 502),
  image('AlmaLinux 10', 'almalinux', '10', '2025-05-28', 612, modern),
  image('Debian 11', 'debian', '11', '2021-08-16', 298),
  image('Debian 12', 'debian', '12', '2023-06-12', 334),
  image('Debian 13', 'debian', '13', '2025-08-11', 361, modern),
  image('Fedora 43', 'fedora', '43', '2025-10-29', 506, modern),
  image('Fedora 44', 'fedora', '44', '2026-04-22', 515, modern),
  image('FreeBSD 14.3', 'freebsd', '14.3', '2025-06-11', 641, modern, 'freebsd'),
  image('FreeBSD 15.0', 'freebsd', '15.0', '2025-12-03', 655, modern, 'freebsd'),
  image('openSUSE Leap 16', 'opensuse', '16', '2025-10-02', 389, modern),
  image('Rocky Linux 8', 'rocky', '8', '2021-06-22', 1010, modern),
  image('Rocky Linux 9', 'rocky', '9', '2022-07-15', 619, modern),
  image('Rocky Linux 10', 'rocky', '10', '2025-06-12', 627, modern),
  image('Ubuntu 10.04 LTS (Lucid Lynx)', 'ubuntu', '10.04', '2010-05-03', 231),
  image('Ubuntu 12.04 LTS (Precise Pangolin)', 'ubuntu', '12.04', '2012-04-27', 243),
  image('Ubuntu 13.04 (Raring Ringtail)', 'ubuntu', '13.04', '2013-04-26', 251),
  image('Ubuntu 22.04 LTS', 'ubuntu', '22.04', '2022-04-22', 659, modern),
  image('Ubuntu 24.04 LTS', 'ubuntu', '24.04', '2024-04-26', 582, modern),
  image('Ubuntu 26.04 LTS', 'ubuntu', '26.04', '2026-04-24', 604, modern),
  image('Windows Server 2012', 'windows', '2012', '2012-10-01', 9216, windows, 'windows'),
  image('Windows Server 2022', 'windows', '2022', '2021-09-02', 12_288, windows, 'windows'),
  image('Windows Server 2025', 'windows', '2025', '2024-11-04', 13_312, windows, 'windows'),
]

/** Each region has an image service of its own, so the same image has another id there. */
export const publicImageId = (region: string, name: string): string =>
  uuidOf(`image:${region}:public:${name}`)

/** A snapshot that the talk's project has kept, and the public image that it came from. */
export type SeedSnapshot = {
  name: string
  base: string
  sizeMegabytes: number
  createdOn: string
  protected: boolean
}

const snapshot = (
  name: string,
  base: string,
  sizeMegabytes: number,
  createdOn: string,
  isProtected = false,
): SeedSnapshot => ({ name, base, sizeMegabytes, createdOn, protected: isProtected })
const precise = 'Ubuntu 12.04 LTS (Precise Pangolin)'

/** Twelve, in each region: the talk's popover shows "Saved (12)" whichever server it is for. */
export const savedImages: readonly SeedSnapshot[] = [
  snapshot('base-2013-08', precise, 1184, '2013-08-06', true),
  snapshot('base-2013-09', precise, 1203, '2013-09-03', true),
  snapshot('chef-server', precise, 3328, '2013-07-19'),
  snapshot('db-primary before upgrade', precise, 18_432, '2013-08-27', true),
  snapshot('etherpad with plugins', precise, 1740, '2013-06-11'),
  snapshot('graphite-weekly', precise, 7424, '2013-09-08'),
  snapshot('jenkins-golden', 'Ubuntu 13.04 (Raring Ringtail)', 5632, '2013-08-30'),
  snapshot('mail-relay', 'Ubuntu 10.04 LTS (Lucid Lynx)', 940, '2013-02-04'),
  snapshot('panel-web-release-211', precise, 2280, '2013-09-04'),
  snapshot('panel-web-release-212', precise, 2292, '2013-09-10'),
  snapshot('selenium-grid', 'Arch 2013.8', 4096, '2013-08-21'),
  snapshot('windows-ie-tests', 'Windows Server 2012', 15_872, '2013-05-16'),
]
export const savedImageId = (region: string, name: string): string =>
  uuidOf(`image:${region}:saved:${name}`)
