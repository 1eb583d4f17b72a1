/**
 * How many signs must be put in, taken out, changed or swapped with their neighbour to turn one text into the other
 * (optimal string alignment), as long as that is at most `most`; else `most + 1`. Counts UTF-16 units.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > most) return most + 1
  let start = 0
  while (start < one.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1
  let endOne = one.length
  let endOther = other.length
  while (
    endOne > start &&
    endOther > start &&
    one.charCodeAt(endOne - 1) === other.charCodeAt(endOther - 1)
  ) {
    endOne -= 1
    endOther -= 1
  }
  return alignMiddle(one.slice(start, endOne), other.slice(start, endOther), most)
}

/** Rows of the table of distances; texts longer than this are told apart by their beginnings. */
const LONGEST = 64
const rows = [new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1)] as const

function alignMiddle(one: string, other: string, most: number): number {
  const width = Math.min(other.length, LONGEST)
  const height = Math.min(one.length, LONGEST)
  if (width === 0 || height === 0) return Math.min(Math.max(width, height), most + 1)
  let [before, last, next] = rows
  for (let x = 0; x <= width; x += 1) last[x] = x
  for (let y = 1; y <= height; y += 1) {
    next[0] = y
    let least = y
    for (let x = 1; x <= width; x += 1) {
      const same = one.charCodeAt(y - 1) === other.charCodeAt(x - 1)
      let cost = Math.min((last[x - 1] ?? 0) + (same ? 0 : 1), (last[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1)
      if (x > 1 && y > 1 && swapped(one, other, y, x)) cost = Math.min(cost, (before[x - 2] ?? 0) + 1)
      next[x] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const spare = before
    before = last
    last = next
    next = spare
  }
  return Math.min(last[width] ?? 0, most + 1)
}

function swapped(one: string, other: string, y: number, x: number): boolean {
  return (
    one.charCodeAt(y - 1) === other.charCodeAt(x - 2) && one.charCodeAt(y - 2) === other.charCodeAt(x - 1)
  )
}
