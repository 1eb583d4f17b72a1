import { useState } from "react"
import type { PassageDirection } from "../../core/gate/words.ts"

const REMEMBERED = "shouwang.gate.direction"

/** In or out: it stays as it was put, over a reload too. */
export function useDirection(): [PassageDirection, (direction: PassageDirection) => void] {
  const [direction, setDirection] = useState(remembered)
  return [
    direction,
    (chosen) => {
      setDirection(chosen)
      try {
        localStorage.setItem(REMEMBERED, chosen)
      } catch {
        // then it stays until the page is closed
      }
    },
  ]
}

function remembered(): PassageDirection {
  try {
    return localStorage.getItem(REMEMBERED) === "out" ? "out" : "in"
  } catch {
    return "in"
  }
}
