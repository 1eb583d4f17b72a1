/** Makes UUIDv7 from a clock and randomness that the caller passes in; ids of one millisecond keep their order of making. */
export function makeIdMaker(nowMs: () => number, randomBytes: (count: number) => Uint8Array): () => string {
  let lastMs = 0
  let sequence = 0
  return () => {
    const ms = Math.max(nowMs(), lastMs)
    sequence = ms === lastMs ? sequence + 1 : 0
    // twelve bits count within the millisecond; past them the id borrows the next millisecond
    lastMs = sequence > 0xfff ? ms + 1 : ms
    sequence = sequence > 0xfff ? 0 : sequence
    const time = lastMs.toString(16).padStart(12, "0")
    const tail = randomBytes(8)
    tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80
    const hex = Array.from(tail, (byte) => byte.toString(16).padStart(2, "0")).join("")
    const count = sequence.toString(16).padStart(3, "0")
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${hex.slice(0, 4)}-${hex.slice(4)}`
  }
}
