import { type ReaderOptions, type ReadResult, readBarcodes } from "zxing-wasm/reader"
import { type Attempt, closerLooks, glance, photoAttempts, plain } from "./attempts.ts"
import { type Grey, greyOf, imageDataOf, type Pixels } from "./grey.ts"
import { scaled } from "./grey-filters.ts"

/** `damaged`: something like a code is in the picture, and cannot be read. */
export type Reading =
  | { readonly read: true; readonly text: string }
  | { readonly read: false; readonly damaged: boolean }

/** What the attempts after the first look at: their radii suit a picture of this size, and larger ones take too long. */
const WORKING_SIZE = 1200
/** Every so many frames without a code, a closer look is taken. */
const CLOSER_EVERY = 3
/** A reading that used up nearly all of the code's spare squares is believed only when another attempt agrees. */
const SPARE_ENOUGH = 0.1
const CONFIRMING_ATTEMPTS = 5

const always: ReaderOptions = { formats: ["QRCode"], textMode: "Plain", returnErrors: true }

/** Reads one frame of a video; `turn` counts the frames since a code was last read. */
export async function readFrame(pixels: Pixels, turn: number): Promise<Reading> {
  const isCloser = turn % CLOSER_EVERY === CLOSER_EVERY - 1
  const closer = isCloser ? closerLooks[Math.floor(turn / CLOSER_EVERY) % closerLooks.length] : undefined
  return readBy(closer ? [glance, closer] : [glance], greyOf(pixels))
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
  for (const { prepare, options } of attempts) {
    const prepared = prepare(grey)
    const found = await readBarcodes(imageDataOf(prepared), { ...always, ...options })
    const code = nearestToMiddle(found.filter(isWhole), prepared)
    seen.damaged ||= found.some(({ isValid }) => !isValid)
    if (code !== undefined) {
      if (seen.text !== undefined && seen.text !== code.text) return { read: false, damaged: true }
      if (seen.text !== undefined || spareOf(code) >= SPARE_ENOUGH) return { read: true, text: code.text }
      seen.text = code.text
    }
    if (seen.text !== undefined && seen.since++ === CONFIRMING_ATTEMPTS) break
  }
  return seen.text === undefined ? { read: false, damaged: seen.damaged } : { read: true, text: seen.text }
}

/** Its small kin are no pass, and seen wherever one corner of a real code is: at most a sign of damage. */
function isWhole({ isValid, format }: ReadResult): boolean {
  return isValid && format === "QRCode"
}

/** Of several codes the one that was aimed at. */
function nearestToMiddle(codes: readonly ReadResult[], { width, height }: Grey): ReadResult | undefined {
  const distance = ({ position: { topLeft, bottomRight } }: ReadResult) =>
    Math.hypot((topLeft.x + bottomRight.x) / 2 - width / 2, (topLeft.y + bottomRight.y) / 2 - height / 2)
  return codes.toSorted((one, other) => distance(one) - distance(other))[0]
}

/** From 0 to 1: how much of the code's error correction was left over. */
function spareOf({ extra }: ReadResult): number {
  const { UEC }: { UEC?: string | number } = extra === "" ? {} : JSON.parse(extra)
  return Number.parseFloat(String(UEC ?? 0))
}
