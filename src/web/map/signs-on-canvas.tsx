import { type RefObject, useCallback, useEffect, useRef, useState } from "react"
import { type Looks, looksIn, paintShapes } from "./paint-shapes.ts"
import { type DrawHome, type DrawnStates, useChangedHomes } from "./use-drawn-states.ts"

/** What phones give a canvas at most is about 16 million pixels. */
const MOST_PIXELS = 12_000_000
const DIM = 0.18

type SignsOnCanvasProps = {
  root: RefObject<SVGSVGElement | null>
  drawn: DrawnStates
  width: number
  height: number
  /** Where the map's own y of 0 lies. */
  top: number
}

/**
 * The signs on a canvas over the drawing: hundreds of cells change with each day of a glide, and as elements
 * they cost the browser more time than a frame has.
 */
export function SignsOnCanvas({ root, drawn, width, height, top }: SignsOnCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const looks = useRef<Looks | null>(null)
  // a whole number, so that every cell begins and ends with a pixel
  const wanted = Math.ceil(window.devicePixelRatio || 1)
  const scale = width * height * wanted * wanted > MOST_PIXELS ? 1 : wanted
  const fonts = useLoadedFonts()
  const begin = useCallback(
    (again: boolean): DrawHome | null => {
      const to = canvas.current?.getContext("2d") ?? null
      if (to === null || root.current === null) return null
      if (again || looks.current === null) {
        looks.current = looksIn(root.current)
        to.setTransform(1, 0, 0, 1, 0, 0)
        to.clearRect(0, 0, to.canvas.width, to.canvas.height)
        to.setTransform(scale, 0, 0, scale, 0, top * scale)
      }
      const read = looks.current
      return (_home, place, shapes, isDim) => {
        to.clearRect(place.x, place.y, place.width, place.height)
        paintShapes(to, read, shapes, isDim ? DIM : 1)
      }
    },
    [root, scale, top],
  )
  useChangedHomes(drawn, begin, `${width} ${height} ${scale} ${fonts}`)
  return (
    <canvas
      ref={canvas}
      className="map-signs"
      width={width * scale}
      height={height * scale}
      style={{ width, height }}
    />
  )
}

/** Grows with every font that arrives: what is painted stays in the font of its moment. */
function useLoadedFonts(): number {
  const [loaded, setLoaded] = useState(0)
  useEffect(() => {
    const more = () => setLoaded((before) => before + 1)
    document.fonts.addEventListener("loadingdone", more)
    return () => document.fonts.removeEventListener("loadingdone", more)
  }, [])
  return loaded
}
