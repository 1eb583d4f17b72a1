import { readdir, readFile } from "node:fs/promises"
import { join, relative } from "node:path"

/** Needle → the files below a folder whose bytes hold it, however deep. */
export async function scanBytes(
  folder: string,
  needles: readonly string[],
): Promise<Record<string, readonly string[]>> {
  const found = new Map<string, string[]>(needles.map((needle) => [needle, []]))
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // the server may drop a file while we look
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    for (const [needle, files] of found) {
      if (bytes.includes(Buffer.from(needle))) files.push(relative(folder, path))
    }
  }
  return Object.fromEntries(found)
}
