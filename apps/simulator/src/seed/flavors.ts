export type SeedFlavor = {
  id: string
  name: string
  ramMegabytes: number
  vcpus: number
  diskGigabytes: number
  ephemeralGigabytes: number
  swapMegabytes: number
  rxtxFactor: number
  extraSpecs: Record<string, string>
}

const standard = (
  id: string,
  name: string,
  ramMegabytes: number,
  vcpus: number,
  diskGigabytes: number,
): SeedFlavor => ({
  id,
  name: `${name} Standard`,
  ramMegabytes,
  vcpus,
  diskGigabytes,
  ephemeralGigabytes: 0,
  swapMegabytes: 0,
  rxtxFactor: 1,
  extraSpecs: { 'aloft:class': 'standard' },
})

const performance = (gigabytes: number, vcpus: number, rxtxFactor: number): SeedFlavor => ({
  id: `performance-${gigabytes}`,
  name: `${gigabytes}GB Performance`,
  ramMegabytes: gigabytes * 1024,
  vcpus,
  diskGigabytes: 40,
  ephemeralGigabytes: gigabytes * 10,
  swapMegabytes: 0,
  rxtxFactor,
  extraSpecs: {
    'aloft:class': 'performance',
    'hw:cpu_policy': 'dedicated',
    'hw:mem_page_size': 'large',
    'quota:disk_total_iops_sec': String(gigabytes * 1000),
  },
})

/** The same in every region, as an operator would set them up. */
export const seedFlavors: readonly SeedFlavor[] = [
  standard('1', '256MB', 256, 1, 10),
  standard('2', '512MB', 512, 1, 20),
  standard('3', '1GB', 1024, 1, 40),
  standard('4', '2GB', 2048, 2, 80),
  standard('5', '4GB', 4096, 2, 160),
  standard('6', '8GB', 8192, 4, 320),
  standard('7', '16GB', 16_384, 6, 620),
  standard('8', '30GB', 30_720, 8, 1200),
  performance(4, 4, 4),
  performance(8, 8, 8),
  performance(32, 16, 16),
]
