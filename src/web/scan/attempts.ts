import type { ReaderOptions } from "zxing-wasm/reader"
import { type Bow, type Corners, flattened } from "./flatten.ts"
import type { Grey } from "./grey.ts"
import { blurred, levelled, scaled, sharpened, turned } from "./grey-filters.ts"

/**
 * One way to look at a picture: what is done to it first, and how the library then looks. Null where it needs to know
 * where an unreadable code lies, and none was found.
 */
export type Attempt = {
  readonly prepare: (grey: Grey, corners: Corners | null) => Grey | null
  readonly options?: ReaderOptions
}

const asItIs = (grey: Grey) => grey

/** How the library itself would look, as carefully as it can. */
export const plain: Attempt = { prepare: asItIs }

/** A frame of the video has to be done with before the next: the first code, upright or turned, dark on light. */
export const glance: Attempt = {
  prepare: asItIs,
  options: { tryHarder: false, tryRotate: false, tryInvert: false, maxNumberOfSymbols: 1 },
}

/** What every few frames are looked at with besides, one after the other while nothing is read. */
export const closerLooks: readonly Attempt[] = [
  plain,
  { prepare: (grey) => levelled(blurred(grey, 1), 12, 2) },
  { prepare: (grey) => sharpened(grey, 8, 3) },
  { prepare: asItIs, options: { binarizer: "FixedThreshold" } },
  { prepare: (grey) => levelled(grey, 16, 3) },
]

/** Bent over one axis or the other, outwards or inwards, little or much. */
export const flattenings: readonly Attempt[] = [0.04, 0.1].flatMap((bow) => [
  flattening({ across: 0, down: bow }),
  flattening({ across: 0, down: -bow }),
  flattening({ across: bow, down: 0 }),
  flattening({ across: -bow, down: 0 }),
])

/**
 * For a photo, most fruitful first. Rain, shadow and glare give way to `levelled`, a shaken hand to `sharpened`, a
 * page held aslant to another width or height, grain and coarse print to a smaller copy, a far code to a larger one.
 */
export const photoAttempts: readonly Attempt[] = [
  ...closerLooks.slice(1),
  { prepare: (grey) => scaled(grey, 0.6, 1) },
  { prepare: (grey) => scaled(grey, 0.5) },
  { prepare: (grey) => levelled(blurred(grey, 2), 16, 2) },
  { prepare: (grey) => levelled(grey, 8, 2) },
  ...flattenings,
  { prepare: (grey) => turned(grey, 20) },
  { prepare: (grey) => scaled(grey, 1.6, 1) },
  { prepare: (grey) => scaled(grey, 1, 1.6) },
  { prepare: enlarged },
  { prepare: (grey) => levelled(enlarged(grey), 8, 1) },
  { prepare: (grey) => sharpened(enlarged(grey), 6, 3) },
  { prepare: asItIs, options: { binarizer: "GlobalHistogram" } },
  { prepare: (grey) => levelled(turned(grey, 20), 24, 4) },
  { prepare: (grey) => turned(grey, 45) },
  { prepare: (grey) => scaled(grey, 0.35) },
]

function flattening(bow: Bow): Attempt {
  return { prepare: (grey, corners) => corners && flattened(grey, corners, bow) }
}

/** Twice as large, less where that would take seconds. */
function enlarged(grey: Grey): Grey {
  return scaled(grey, Math.min(2, Math.max(1.3, 1600 / Math.max(grey.width, grey.height))))
}
