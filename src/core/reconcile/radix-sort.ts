const BITS = 11
const BUCKETS = 1 << BITS

/** The places of the keys in the order of the keys, equal ones as they stand: three passes, by eleven bits each. */
export function placesInOrder(keys: Uint32Array): Int32Array<ArrayBuffer> {
  let held: Uint32Array = keys
  let next: Uint32Array = new Uint32Array(keys.length)
  let places = new Int32Array(keys.length)
  let nextPlaces = new Int32Array(keys.length)
  for (let at = 0; at < places.length; at += 1) places[at] = at
  for (let shift = 0; shift < 32; shift += BITS) {
    const starts = new Int32Array(BUCKETS + 1)
    for (let at = 0; at < held.length; at += 1) {
      const bucket = (((held[at] ?? 0) >>> shift) & (BUCKETS - 1)) + 1
      starts[bucket] = (starts[bucket] ?? 0) + 1
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket += 1)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
    for (let at = 0; at < held.length; at += 1) {
      const key = held[at] ?? 0
      const bucket = (key >>> shift) & (BUCKETS - 1)
      const to = starts[bucket] ?? 0
      starts[bucket] = to + 1
      next[to] = key
      nextPlaces[to] = places[at] ?? 0
    }
    // the keys that were handed over are not written to
    const spare = held === keys ? new Uint32Array(keys.length) : held
    held = next
    next = spare
    const sparePlaces = places
    places = nextPlaces
    nextPlaces = sparePlaces
  }
  return places
}
