/** Two letters for a person: "dave.king" → "DK", "reachnovadevops" → "RE". */
export function initials(name: string): string {
  const parts = name.split(/[\s._@-]+/).filter((part) => part !== '')
  const [first = '', second = ''] = parts
  const letters =
    second === '' ? first.slice(0, 2) : `${first.charAt(0)}${second.charAt(0)}`
  return letters.toUpperCase()
}
