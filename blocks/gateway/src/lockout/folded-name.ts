/**
 * The one form of all spellings that a cloud may take for the same user. Keystone leaves the comparison
 * to its database, and MySQL's usual collations ignore case, accents and spaces at the end. Two people
 * whose names differ by no more than that share their failures.
 */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{C}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .trim()
}
