import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"

export type Picture = {
  readonly path: string
  readonly folder: string
  readonly bytes: Uint8Array
  /** What may be the true text; empty where nothing beside the picture tells it. */
  readonly expected: readonly string[]
}

const picture = /\.(png|jpe?g|gif|bmp|webp)$/i
/** The texts beside public pictures do not say how they are encoded. */
const encodings = ["utf-8", "iso-8859-1", "shift_jis", "gbk"]

/** The picture of that path, or every picture below it. */
export function picturesIn(path: string): Picture[] {
  const paths = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name))
    : [path]
  return paths
    .filter((name) => picture.test(name))
    .sort()
    .map((name) => ({
      path: name,
      folder: dirname(name),
      bytes: readFileSync(name),
      expected: expectedFor(name.replace(picture, "")),
    }))
}

export function isExpected({ expected }: Picture, text: string): boolean {
  return expected.length === 0 || expected.some((one) => bare(one) === bare(text))
}

function expectedFor(stem: string): string[] {
  const beside = [`${stem}.txt`, `${stem}.bin`].filter((path) => existsSync(path))
  return beside.flatMap((path) =>
    encodings.map((encoding) => new TextDecoder(encoding).decode(readFileSync(path))),
  )
}

/** An editor's line ends and the last of them are no part of a text. */
function bare(text: string): string {
  return text.replaceAll("\r\n", "\n").trim()
}
