/** Memory as flavors give it, in MiB, in the words of the trade: 512 → "512 MB", 8192 → "8 GB". */
export function formatMemory(mebibytes: number): string {
  if (mebibytes < 1024) return `${mebibytes} MB`
  const gib = mebibytes / 1024
  if (gib < 1024) return `${trimZero(gib.toFixed(1))} GB`
  return `${trimZero((gib / 1024).toFixed(1))} TB`
}

/** A disk as flavors give it, in GiB: 20 → "20 GB". */
export function formatDisk(gibibytes: number): string {
  return gibibytes < 1024
    ? `${gibibytes} GB`
    : `${trimZero((gibibytes / 1024).toFixed(1))} TB`
}

function trimZero(text: string): string {
  return text.replace(/\.0$/, '')
}
