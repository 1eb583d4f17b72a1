/** Whether a file can be one of the books, by its name. */
export function isBook(file: Pick<File, "name">): boolean {
  // Excel's own lock files lie beside open books
  return /\.(xlsx|csv)$/i.test(file.name) && !file.name.startsWith("~$")
}

/** Every file that was dropped, also those inside dropped folders. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // the entries must be taken before the first await: afterwards the browser has emptied the list
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? null)
  if (entries.every((entry) => entry === null)) return Array.from(transfer.files)
  const files = await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])))
  return files.flat()
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFileEntry(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isFolderEntry(entry)) return []
  const reader = entry.createReader()
  const inside: FileSystemEntry[] = []
  for (;;) {
    // a browser hands out a folder in portions of a hundred
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) break
    inside.push(...portion)
  }
  return (await Promise.all(inside.map(filesIn))).flat()
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
