import { type ReaderOptions, type ReadResult, readBarcodes } from "zxing-wasm/reader"
import { type Attempt, closerLooks, flattenings, glance, photoAttempts, plain } from "./attempts.ts"
import type { Corners } from "./flatten.ts"
import { type Grey, greyOf, imageDataOf, type Pixels } from "./grey.ts"
import { scaled } from "./grey-filters.ts"

/** `damaged`: something like a code is in the picture, and cannot be read. */
export type Reading =
  | { readonly read: true; readonly text: string }
  | { readonly read: false; readonly damaged: boolean }

/** What the attempts after the first look at: their radii suit a picture of this size, and larger ones take too long. */
const WORKING_SIZE = 1200
/** Of so many frames without a code two are only glanced at, so that a code just held up is read at once. */
const ROUND = 4
/** A reading that used up nearly all of the code's spare squares is first held against further attempts. */
const SPARE_ENOUGH = 0.1
const CONFIRMING_ATTEMPTS = 5
/** So long a person at the gate waits for a photo before taking another. */
const PATIENCE_MS = 6_000

const always: ReaderOptions = { formats: ["QRCode"], textMode: "Plain", returnErrors: true }

/** Reads one frame of a video; `turn` counts the frames since a code was last read. */
export async function readFrame(pixels: Pixels, turn: number): Promise<Reading> {
  const round = Math.floor(turn / ROUND)
  const more = {
    1: flattenings[round % flattenings.length],
    3: closerLooks[round % closerLooks.length],
  }[turn % ROUND]
  return readBy(more ? [glance, more] : [glance], greyOf(pixels))
}

/** Reads a photo as well as can be: a second or two where it is hard. */
export async function readPhoto(pixels: Pixels): Promise<Reading> {
  const grey = greyOf(pixels)
  const share = Math.min(1, WORKING_SIZE / Math.max(grey.width, grey.height))
  const working = share < 1 ? scaled(grey, share) : grey
  const whole: Attempt = { prepare: () => grey }
  return readBy(share < 1 ? [whole, plain, ...photoAttempts] : [plain, ...photoAttempts], working)
}

/** The first text that is certain enough. Attempts that disagree have read nothing: a wrong pass is worse than none. */
async function readBy(attempts: readonly Attempt[], grey: Grey): Promise<Reading> {
  const seen = { damaged: false, text: undefined as string | undefined, since: 0 }
  let corners: Corners | null = null
  const until = performance.now() + PATIENCE_MS
  for (const { prepare, options } of attempts) {
    if (performance.now() > until) break
    const prepared = prepare(grey, corners)
    if (prepared === null) continue
    const found = await readBarcodes(imageDataOf(prepared), { ...always, ...options })
    const code = nearestToMiddle(found.filter(isWhole), prepared)
    const isUnaltered = prepared === grey
    seen.damaged ||= found.some((code) => isBroken(code, isUnaltered))
    if (isUnaltered) corners ??= found.find((code) => isBroken(code, false))?.position ?? null
    if (code !== undefined) {
      if (seen.text !== undefined && seen.text !== code.text) return { read: false, damaged: true }
      if (seen.text !== undefined || spareOf(code) >= SPARE_ENOUGH) return { read: true, text: code.text }
      seen.text = code.text
    }
    if (seen.text !== undefined && seen.since++ === CONFIRMING_ATTEMPTS) break
  }
  return seen.text === undefined ? { read: false, damaged: seen.damaged } : { read: true, text: seen.text }
}

/** The code's small kin are no pass, though one corner of a pass can look like them. */
function isWhole({ isValid, format }: ReadResult): boolean {
  return isValid && format === "QRCode"
}

/** Kin that fail are the corner of a code, unless the picture was altered: then they are seen in any clutter. */
function isBroken({ isValid, format }: ReadResult, isUnaltered: boolean): boolean {
  return !isValid && (isUnaltered || format === "QRCode")
}

/** Of several codes the one that was aimed at. */
function nearestToMiddle(codes: readonly ReadResult[], { width, height }: Grey): ReadResult | undefined {
  const distance = ({ position: { topLeft, bottomRight } }: ReadResult) =>
    Math.hypot((topLeft.x + bottomRight.x) / 2 - width / 2, (topLeft.y + bottomRight.y) / 2 - height / 2)
  return [...codes].sort((one, other) => distance(one) - distance(other))[0]
}

/** From 0 to 1: how much of the code's error correction was left over. */
function spareOf({ extra }: ReadResult): number {
  const { UEC }: { UEC?: string | number } = extra === "" ? {} : JSON.parse(extra)
  return Number.parseFloat(String(UEC ?? 0))
}
