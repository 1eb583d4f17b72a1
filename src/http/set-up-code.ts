import { createHash, timingSafeEqual } from "node:crypto"

const TRIES = 10

/** Checks the code that the server printed at its start. After ten wrong ones it takes none; a new start prints another. */
export type SetUpCode = { readonly isRight: (given: string) => boolean }

export function makeSetUpCode(code: string | null): SetUpCode {
  const state = { wrong: 0 }
  return {
    isRight: (given) => {
      if (code === null || state.wrong >= TRIES) return false
      const right = timingSafeEqual(digestOf(given), digestOf(code))
      if (!right) state.wrong += 1
      return right
    },
  }
}

/** People read the code off a screen: case, blanks and dashes do not matter. */
function digestOf(code: string): Buffer {
  return createHash("sha256").update(code.toUpperCase().replace(/[\s-]/g, "")).digest()
}
