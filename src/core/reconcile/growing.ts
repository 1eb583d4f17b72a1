/** Whole numbers of 32 bits, as many as come. */
export type Growing = { readonly push: (value: number) => void; readonly finish: () => Int32Array }

export function growing(): Growing {
  let held = new Int32Array(1024)
  let size = 0
  return {
    push: (value) => {
      if (size === held.length) {
        const wider = new Int32Array(2 * size)
        wider.set(held)
        held = wider
      }
      held[size] = value
      size += 1
    },
    finish: () => held.slice(0, size),
  }
}
