import { inflateSync } from "node:zlib"

/** The sizes of a PDF's pages in points, read from its page objects, those in compressed streams too. */
export function readPdf(bytes: Buffer): { width: number; height: number }[] {
  const plain = bytes.toString("latin1")
  const streams = [...plain.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].map((found) => {
    try {
      return inflateSync(bytes.subarray(found.index + found[0].length)).toString("latin1")
    } catch {
      return ""
    }
  })
  const objects = [plain, ...streams.filter((text) => text.includes("/MediaBox"))].join("\n")
  return [...objects.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }))
}
