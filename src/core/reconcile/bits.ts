/** A bit for each of many places: of two millions a quarter of a megabyte, which the processor keeps near. */
export type Bits = Uint32Array

export function bitsFor(size: number): Bits {
  return new Uint32Array((size + 31) >> 5)
}

export function setBit(bits: Bits, place: number): void {
  const at = place >> 5
  bits[at] = (bits[at] ?? 0) | (1 << (place & 31))
}

export function hasBit(bits: Bits, place: number): boolean {
  return (((bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1
}
