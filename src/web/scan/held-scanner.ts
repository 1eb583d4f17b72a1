import { type Scanner, startScanner } from "./scanner.ts"

/** From one person at the gate to the next: an old phone takes a second to start a reader. */
const KEPT_WARM_MS = 120_000

let held: { readonly scanner: Scanner; holders: number; closing: number } | null = null

/** The page's one scanner, kept for the next who wants it a while after the last has released it. */
export function holdScanner(): { scanner: Scanner; release: () => void } {
  const mine = held ?? { scanner: startScanner(), holders: 0, closing: 0 }
  held = mine
  mine.holders += 1
  window.clearTimeout(mine.closing)
  const release = () => {
    mine.holders -= 1
    if (mine.holders > 0) return
    mine.closing = window.setTimeout(() => {
      mine.scanner.close()
      held = null
    }, KEPT_WARM_MS)
  }
  return { scanner: mine.scanner, release }
}
