import { type RefObject, useCallback, useRef } from "react"
import { cellsOf, type DrawHome, type DrawnStates, drawInto, useChangedHomes } from "./use-drawn-states.ts"

type SignsInCellsProps = { root: RefObject<SVGSVGElement | null>; drawn: DrawnStates }

/** The signs as parts of the drawing: for paper and for the wall, where days do not glide. */
export function SignsInCells({ root, drawn }: SignsInCellsProps) {
  const kept = useRef<DrawHome | null>(null)
  const begin = useCallback(
    (again: boolean) => {
      if (again || kept.current === null) kept.current = drawInto(cellsOf(root))
      return kept.current
    },
    [root],
  )
  useChangedHomes(drawn, begin)
  return null
}
