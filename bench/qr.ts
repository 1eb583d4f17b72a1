import { readBarcodes } from "zxing-wasm/reader"
import { greyOf, imageDataOf, type Pixels } from "../src/web/scan/grey.ts"
import { type Reading, readPhoto } from "../src/web/scan/read-code.ts"
import { prepareReader } from "../test/support/prepare-reader.ts"
import { tell } from "./kit/measure.ts"
import { startPictureDecoder } from "./kit/picture-decoder.ts"
import { isExpected, type Picture, picturesIn } from "./kit/pictures.ts"
import { type PictureResult, qrTableOf, type Verdict } from "./kit/qr-table.ts"

// npm run -s bench:qr -- FOLDER|FILE...: every picture below is read by our way for photos and, in the same run, by
// the library as it comes. Where NAME.txt or NAME.bin stands beside a picture, it holds the true text.
const unread: Reading = { read: false, damaged: false }
const pictures = process.argv.slice(2).flatMap(picturesIn)
if (pictures.length === 0) {
  process.stderr.write("Name folders or files with pictures: npm run -s bench:qr -- FOLDER|FILE...\n")
  process.exit(2)
}
await prepareReader()
const decoder = await startPictureDecoder()
const results: PictureResult[] = []
try {
  for (const picture of pictures) results.push(await resultOf(picture))
} finally {
  await decoder.stop()
}
process.stdout.write(`${qrTableOf(results)}\n`)
const count = (by: "ours" | "bare", is: Verdict["is"]) => results.filter((one) => one[by].is === is).length
process.exitCode = count("ours", "read") >= count("bare", "read") && count("ours", "wrong") === 0 ? 0 : 1

async function resultOf(picture: Picture): Promise<PictureResult> {
  const pixels = await decoder.decode(picture.bytes)
  if (pixels === null) tell(`not a picture: ${picture.path}`)
  const ours = await verdictOf(picture, async () => (pixels === null ? unread : readPhoto(pixels)))
  const bare = await verdictOf(picture, () => readBare(picture, pixels))
  if (ours.is !== "read")
    tell(`${ours.is}: ${picture.path}${bare.is === "read" ? ", the library reads it" : ""}`)
  return { folder: picture.folder, ours, bare }
}

async function verdictOf(picture: Picture, read: () => Promise<Reading>): Promise<Verdict> {
  const start = performance.now()
  const reading = await read()
  const ms = performance.now() - start
  if (!reading.read) return { is: "unread", ms }
  return { is: isExpected(picture, reading.text) ? "read" : "wrong", ms }
}

/** By the library's own decoder of files; by the browser's where that one does not know the kind. */
async function readBare({ bytes }: Picture, pixels: Pixels | null): Promise<Reading> {
  const options = { formats: ["QRCode" as const], textMode: "Plain" as const }
  const [own] = await readBarcodes(bytes, options)
  const code = own ?? (pixels && (await readBarcodes(imageDataOf(greyOf(pixels)), options))[0])
  return code ? { read: true, text: code.text } : unread
}
