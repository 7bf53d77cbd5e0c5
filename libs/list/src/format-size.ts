const mebibyte = 1_048_576
const gibibyte = 1024 * mebibyte

/** Memory and disks in the words of the trade (powers of 1024): `512 MB`, `1.5 GB`, `2 TB`. */
export function formatSize(bytes: number): string {
  if (bytes < gibibyte) return `${short(bytes / mebibyte)} MB`
  if (bytes < 1024 * gibibyte) return `${short(bytes / gibibyte)} GB`
  return `${short(bytes / gibibyte / 1024)} TB`
}

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** What files take, in powers of 1000 as Swift and Glance count: 1536000 → `1.5 MB`. */
export function formatFileSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const text = unit === 0 || value >= 100 ? value.toFixed(0) : short(value)
  return `${text} ${units[unit] ?? 'B'}`
}

const short = (value: number): string => value.toFixed(1).replace(/\.0$/, '')
