import { randomBytes } from 'node:crypto'

/** Twelve letters and digits, as Nova makes them. */
export function newPassword(): string {
  return randomBytes(9).toString('base64').replaceAll('+', 'x').replaceAll('/', 'Y')
}
