const mebibyte = 1_048_576
const gibibyte = 1024 * mebibyte

/** Memory and disks in the words of the trade (powers of 1024): `512 MB`, `1.5 GB`, `2 TB`. */
export function formatSize(bytes: number): string {
  if (bytes < gibibyte) return `${short(bytes / mebibyte)} MB`
  if (bytes < 1024 * gibibyte) return `${short(bytes / gibibyte)} GB`
  return `${short(bytes / gibibyte / 1024)} TB`
}

const short = (value: number): string => value.toFixed(1).replace(/\.0$/, '')
