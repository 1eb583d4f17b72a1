/** So many records are looked through at a time: what that takes stays in the processor's own memory. */
const PART = 4096

/** Pairs of keys that two or more records have, numbered from 1. */
export type SharedPairs = {
  /** The number of each record's pair; nought for none. */
  readonly slot: Int32Array
  readonly keys: number
  /** How many records have a pair, by its number. */
  readonly sizes: Int32Array
}

export type PairSharer = (one: Int32Array, other: Int32Array) => SharedPairs

/** For the keys of some records, two by two: the room it takes is kept from one to the next. */
export function createPairSharer(): PairSharer {
  let room = new Int32Array(0)
  return (one, other) => {
    if (room.length < ENTRY * one.length) room = new Int32Array(ENTRY * one.length)
    return sharedPairs(one, other, room)
  }
}

function sharedPairs(one: Int32Array, other: Int32Array, room: Int32Array): SharedPairs {
  const parts = partsOf(one, other, room)
  const slot = new Int32Array(one.length)
  const { records } = parts
  const sizes = new Int32Array(parts.size / 2 + 2)
  // a place among the part's records plus one, at most half of them taken
  const mask = 2 ** Math.ceil(Math.log2(2 * parts.largest + 1)) - 1
  const table = new Int32Array(mask + 1)
  // the number of the pair that was met first at a place of the part, as soon as it is met again
  const numbers = new Int32Array(parts.largest)
  let keys = 0
  for (let part = 0; part + 1 < parts.starts.length; part += 1) {
    const start = parts.starts[part] ?? 0
    const end = parts.starts[part + 1] ?? 0
    table.fill(0)
    numbers.fill(0)
    for (let at = start; at < end; at += 1) {
      const entry = ENTRY * at
      const left = records[entry + 1] ?? 0
      const right = records[entry + 2] ?? 0
      let place = hashOfPair(left, right) & mask
      let held = table[place] ?? 0
      while (held > 0 && (records[ENTRY * held - 2] !== left || records[ENTRY * held - 1] !== right)) {
        place = (place + 1) & mask
        held = table[place] ?? 0
      }
      if (held === 0) {
        table[place] = at + 1
        continue
      }
      let key = numbers[held - 1 - start] ?? 0
      if (key === 0) {
        keys += 1
        key = keys
        numbers[held - 1 - start] = key
        slot[records[ENTRY * held - 3] ?? 0] = key
        sizes[key] = 1
      }
      slot[records[entry] ?? 0] = key
      sizes[key] = (sizes[key] ?? 0) + 1
    }
  }
  return { slot, keys, sizes: sizes.slice(0, keys + 1) }
}

/** A record and its two keys stand together: what is written to many parts by turns is slow, and slower in several arrays. */
const ENTRY = 3

/** The records that have both keys, and these, in parts by a hash of the keys: equal pairs stand in one part. */
function partsOf(one: Int32Array, other: Int32Array, records: Int32Array) {
  const bits = Math.max(0, Math.min(11, Math.ceil(Math.log2(one.length / PART + 1))))
  const partOf = (left: number, right: number) => (bits === 0 ? 0 : hashOfPair(left, right) >>> (32 - bits))
  const starts = new Int32Array(2 ** bits + 2)
  for (let record = 0; record < one.length; record += 1) {
    const left = one[record] ?? 0
    const right = other[record] ?? 0
    if (left === 0 || right === 0) continue
    const part = partOf(left, right) + 2
    starts[part] = (starts[part] ?? 0) + 1
  }
  const largest = starts.reduce((most, size) => Math.max(most, size), 0)
  for (let part = 1; part < starts.length; part += 1)
    starts[part] = (starts[part] ?? 0) + (starts[part - 1] ?? 0)
  const size = starts.at(-1) ?? 0
  for (let record = 0; record < one.length; record += 1) {
    const left = one[record] ?? 0
    const right = other[record] ?? 0
    if (left === 0 || right === 0) continue
    const part = partOf(left, right) + 1
    const at = starts[part] ?? 0
    starts[part] = at + 1
    records[ENTRY * at] = record
    records[ENTRY * at + 1] = left
    records[ENTRY * at + 2] = right
  }
  return { records, size, starts: starts.subarray(0, starts.length - 1), largest }
}

function hashOfPair(one: number, other: number): number {
  const mixed = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) ^ (mixed >>> 13)
}
