/**
 * `web` three times: `web-1`, `web-2`, `web-3`. A `#` in the name takes the number instead:
 * `web-#.example` → `web-1.example`.
 */
export function numberedNames(name: string, count: number): string[] {
  if (count <= 1 && !name.includes('#')) return [name]
  const width = String(count).length
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const number = String(index + 1).padStart(width, '0')
    return name.includes('#') ? name.replace('#', number) : `${name}-${number}`
  })
}
