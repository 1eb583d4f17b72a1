/** A queue that gives out first what comes first. */
export type Heap<T> = { readonly push: (item: T) => void; readonly pop: () => T | undefined }

export function createHeap<T>(comesFirst: (one: T, other: T) => boolean): Heap<T> {
  const items: T[] = []
  const isFirst = (one: number, other: number) => comesFirst(items[one] as T, items[other] as T)
  const swap = (one: number, other: number) => {
    const held = items[one] as T
    items[one] = items[other] as T
    items[other] = held
  }
  return {
    push: (item) => {
      let at = items.push(item) - 1
      for (let up = (at - 1) >> 1; at > 0 && isFirst(at, up); up = (at - 1) >> 1) {
        swap(at, up)
        at = up
      }
    },
    pop: () => {
      const last = items.length - 1
      if (last < 0) return undefined
      swap(0, last)
      const first = items.pop()
      for (let at = 0; ; ) {
        const left = 2 * at + 1
        if (left >= last) return first
        const down = left + 1 < last && isFirst(left + 1, left) ? left + 1 : left
        if (!isFirst(down, at)) return first
        swap(at, down)
        at = down
      }
    },
  }
}
