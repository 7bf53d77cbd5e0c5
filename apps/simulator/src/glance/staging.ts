/** Under what staged bytes lie among the files until they are imported. */
export const stagedId = (imageId: string): string => `staging/${imageId}`
