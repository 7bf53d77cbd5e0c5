import { ensureFolder } from '@aloft/kernel/folder'

/** Makes the folder of `--data`. Throws `start_failed` where this user cannot have one. */
export function ensureDataFolder(path: string): void {
  ensureFolder(
    path,
    'the data folder',
    'Give a folder that this user may write, with --data DIR.',
  )
}
