/** So many of the values read last are kept, so that memory does not grow with the lists. */
const VALUES = 2 ** 14
const LEVELS = 2 ** 16

const UNKNOWN = 255

/** Values by their number from 1 on, read when they are wanted. */
export function rememberValues<V>(size: number, read: (id: number) => V): (id: number) => V {
  const mask = Math.min(VALUES, 2 ** Math.ceil(Math.log2(size + 1))) - 1
  const held = new Int32Array(mask + 1)
  const values: V[] = []
  return (id) => {
    const slot = id & mask
    if (held[slot] !== id) {
      values[slot] = read(id)
      held[slot] = id
    }
    return values[slot] as V
  }
}

/** Of more values than this hardly two are held against each other twice. */
const MANY = 2 ** 18

/**
 * How two values agree, by their numbers from 1 on; the same from both sides. A value that `isPlain` is the same as itself,
 * and where that is null each value is.
 */
export function rememberLevels(
  size: number,
  isPlain: ((id: number) => boolean) | null,
  compare: (one: number, other: number) => number,
): (one: number, other: number) => number {
  const own = new Uint8Array(isPlain === null ? 0 : size + 1).fill(UNKNOWN)
  const ofSame = (id: number) => {
    if (isPlain === null || isPlain(id)) return 1
    if (own[id] === UNKNOWN) own[id] = compare(id, id)
    return own[id] ?? 0
  }
  if (size > MANY) {
    return (one, other) => (one === other ? ofSame(one) : compare(Math.min(one, other), Math.max(one, other)))
  }
  const mask = LEVELS - 1
  const keys = new Float64Array(LEVELS)
  const levels = new Uint8Array(LEVELS)
  return (one, other) => {
    if (one === other) return ofSame(one)
    const low = Math.min(one, other)
    const high = Math.max(one, other)
    const key = low * (size + 1) + high
    const slot = (Math.imul(low, 0x9e3779b1) ^ high) & mask
    if (keys[slot] !== key) {
      levels[slot] = compare(low, high)
      keys[slot] = key
    }
    return levels[slot] ?? 0
  }
}
