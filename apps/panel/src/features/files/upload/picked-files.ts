/** A file and where it lies in the folder that was picked: `holiday/beach.jpg`. */
export interface PickedFile {
  readonly path: string
  readonly file: File
}

/** Of an input: with `webkitdirectory` each file tells its folders. */
export function pickedFiles(list: FileList | null): PickedFile[] {
  return Array.from(list ?? [], (file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }))
}

/** Everything that was dropped, whole folders with all that is in them. */
export async function droppedFiles(data: DataTransfer): Promise<PickedFile[]> {
  // The entries must be taken before the event is over.
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry())
  const found = await Promise.all(
    entries.map(async (entry) => (entry === null ? [] : filesIn(entry, ''))),
  )
  return found.flat()
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<PickedFile[]> {
  const path = `${folder}${entry.name}`
  if (entry.isFile) {
    const { promise, resolve, reject } = Promise.withResolvers<File>()
    // An entry says itself what it is.
    const file = entry as FileSystemFileEntry
    file.file(resolve, reject)
    return [{ path, file: await promise }]
  }
  // An entry says itself what it is.
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: PickedFile[] = []
  for (;;) {
    const { promise, resolve, reject } = Promise.withResolvers<FileSystemEntry[]>()
    reader.readEntries(resolve, reject)
    // Browsers give a hundred at a time, and none after the last.
    const some = await promise
    if (some.length === 0) return found
    for (const inner of some) found.push(...(await filesIn(inner, `${path}/`)))
  }
}
