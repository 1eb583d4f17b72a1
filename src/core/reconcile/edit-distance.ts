/** Signs as numbers: UTF-16 units of any text, or the bytes of one in ASCII. */
export type Units = Uint8Array | Uint16Array

/** Texts longer than this are told apart by their beginnings. */
const LONGEST = 64
const scratch = [new Uint16Array(256), new Uint16Array(256)] as const

/** Holds two texts against each other: the units of one from `start` to `end`, of the other from `startOther` to `endOther`. */
export type CompareUnits = (
  one: Units,
  start: number,
  end: number,
  other: Units,
  startOther: number,
  endOther: number,
) => number

/** Two texts as units, which are written over when the next two come. */
export function withUnits(one: string, other: string, compare: CompareUnits): number {
  const left = unitsOf(one, scratch[0])
  const right = unitsOf(other, scratch[1])
  return compare(left, 0, one.length, right, 0, other.length)
}

function unitsOf(text: string, room: Uint16Array): Uint16Array {
  const units = text.length > room.length ? new Uint16Array(text.length) : room
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at)
  return units
}

/**
 * How many signs must be put in, taken out, changed or swapped with their neighbour to turn one text into the other
 * (optimal string alignment), as long as that is at most `most`; else `most + 1`. Counts UTF-16 units.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most) return most + 1
  return withUnits(one, other, (left, start, end, right, startOther, endOther) =>
    distanceOfUnits(left, start, end, right, startOther, endOther, most),
  )
}

/** The same of units: those of one text from `start` to `end`, those of the other from `startOther` to `endOther`. */
export function distanceOfUnits(
  one: Units,
  start: number,
  end: number,
  other: Units,
  startOther: number,
  endOther: number,
  most: number,
): number {
  if (Math.abs(end - start - endOther + startOther) > most) return most + 1
  let from = start
  let fromOther = startOther
  let to = end
  let toOther = endOther
  while (from < to && fromOther < toOther && one[from] === other[fromOther]) {
    from += 1
    fromOther += 1
  }
  while (to > from && toOther > fromOther && one[to - 1] === other[toOther - 1]) {
    to -= 1
    toOther -= 1
  }
  const height = Math.min(to - from, LONGEST)
  const width = Math.min(toOther - fromOther, LONGEST)
  if (width === 0 || height === 0) return Math.min(Math.max(width, height), most + 1)
  // what both begin and end with is gone, so a sign that stands alone was changed
  if (width === 1 && height === 1) return Math.min(1, most + 1)
  return alignMiddle(one, from, height, other, fromOther, width, most)
}

/** Three rows of the table of distances. */
const rows = [new Int32Array(LONGEST + 2), new Int32Array(LONGEST + 2), new Int32Array(LONGEST + 2)] as const

/** Of the table only what is no farther from its diagonal than `most` can lead to so small a distance. */
function alignMiddle(
  one: Units,
  from: number,
  height: number,
  other: Units,
  fromOther: number,
  width: number,
  most: number,
): number {
  let [before, last, next] = rows
  const far = most + 1
  for (let x = 0; x <= Math.min(width, far); x += 1) last[x] = x
  for (let y = 1; y <= height; y += 1) {
    const first = Math.max(1, y - most)
    const end = Math.min(width, y + most)
    next[first - 1] = first === 1 ? y : far
    let least = far
    const sign = one[from + y - 1]
    const signBefore = y > 1 ? one[from + y - 2] : -1
    for (let x = first; x <= end; x += 1) {
      const otherSign = other[fromOther + x - 1]
      let cost = (last[x - 1] ?? 0) + (sign === otherSign ? 0 : 1)
      cost = Math.min(cost, (last[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1)
      if (x > 1 && signBefore === otherSign && sign === other[fromOther + x - 2])
        cost = Math.min(cost, (before[x - 2] ?? 0) + 1)
      next[x] = cost
      if (cost < least) least = cost
    }
    // the next row looks one place beyond what was reckoned in this one
    next[end + 1] = far
    if (least > most) return far
    const spare = before
    before = last
    last = next
    next = spare
  }
  return Math.min(last[width] ?? 0, far)
}
