/** The file on the person's computer is not what it was. */
export class FileChanged extends Error {}

/** What browsers say of a file that was changed or removed since it was picked. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof DOMException &&
  (error.name === 'NotReadableError' || error.name === 'NotFoundError')
