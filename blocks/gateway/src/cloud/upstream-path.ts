/** Whether a path, put behind an endpoint's own, stays below it on whatever server reads it. */
export function staysBelow(path: string): boolean {
  if (!path.startsWith('/')) return false
  // The common case: nothing that could mean a parent.
  if (!path.includes('.') && !path.includes('%') && !path.includes('\\')) return true
  let decoded = path
  for (let round = 0; round < 4; round += 1) {
    if (decoded.split(/[/\\]/).some(isRelative) || decoded.includes('\0')) return false
    if (!decoded.includes('%')) return true
    const next = decodeOnce(decoded)
    if (next === undefined) return round > 0
    if (next === decoded) return true
    decoded = next
  }
  return false
}

function isRelative(segment: string): boolean {
  // Some servers cut `;parameters` off a segment before they resolve it.
  const bare = segment.split(';')[0]
  return bare === '.' || bare === '..'
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
