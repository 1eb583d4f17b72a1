import type { HomeState } from "../../core/report/home-state.ts"
import { type Box, type CellSize, textSize } from "./map-shape.ts"
import type { Shape } from "./shape.ts"
import { fadeOf, fillOf } from "./sign.ts"
import { smallFigure } from "./small-figure.ts"

/**
 * Colour and sign of a home's state inside its cell. Places are absolute: a transform of its own for every cell would
 * cost the browser more than all signs together.
 */
export function signShapes(state: HomeState, box: Box): Shape[] {
  return hasHealth(state)
    ? [...statusShapes(state, box), ...healthShapes(state, box)]
    : statusShapes(state, box)
}

function hasHealth(state: HomeState): boolean {
  return state.fever || state.missing !== "none"
}

/** Width of the white strip at the left in which a thermometer or dot stands, so that no number covers it. */
function stripOf({ height }: CellSize): number {
  return Math.round(Math.max(7, height * 0.45))
}

function statusShapes(state: HomeState, box: Box): Shape[] {
  const { x, y, width, height } = box
  switch (state.status) {
    case "quiet":
      return []
    case "quarantine":
    case "due": {
      const filled = Math.round((height - 1) * fillOf(state))
      const fill = { x: x + 0.5, y: y + height - 0.5 - filled, width: width - 1, height: filled }
      return [
        { tag: "rect", name: "sign-quarantine", at: fill },
        { tag: "rect", name: "sign-edge", at: inside(box, 0.5) },
        ...(state.status === "due" ? [{ tag: "rect", name: "sign-due", at: inside(box, 1.5) } as const] : []),
        ...numberShapes(box, state, String(state.day)),
      ]
    }
    case "overdue":
      return [{ tag: "rect", name: "sign-overdue", at: inside(box, 0.5) }, ...numberShapes(box, state, "!")]
    case "transferred": {
      const faded = { "fill-opacity": fadeOf(state), "stroke-opacity": fadeOf(state) }
      return [
        { tag: "rect", name: "sign-moved", at: { ...inside(box, 0.5), ...faded } },
        {
          tag: "path",
          name: "sign-plus",
          at: { d: plusPath(x + width / 2, y + height / 2, height * 0.25), ...faded },
        },
      ]
    }
    case "released": {
      const faded = { "stroke-opacity": fadeOf(state) }
      return [
        { tag: "rect", name: "sign-released", at: { ...inside(box, 1.25), ...faded } },
        {
          tag: "path",
          name: "sign-tick",
          at: { d: tickPath(x + width / 2, y + height / 2, height * 0.2), ...faded },
        },
      ]
    }
  }
}

/** The day, and beside it how many people, where there is room for both: the home's page has them all. */
function numberShapes(box: Box, state: HomeState, text: string): Shape[] {
  const { y, height } = box
  const strip = hasHealth(state) ? stripOf(box) : 0
  const [x, width] = [box.x + strip, box.width - strip]
  const size = textSize(box)
  const showsPeople = state.people > 1 && width > size * (0.6 * text.length + 0.5)
  const middle = x + width / 2 - (showsPeople ? size * 0.16 : 0)
  const number: Shape = {
    tag: "text",
    name: "cell-number",
    at: { x: middle, y: y + height / 2 + size * 0.36, "font-size": size },
    text,
  }
  if (!showsPeople) return [number]
  const end = middle + size * (0.3 * text.length + 0.06)
  const d = smallFigure(state.people, end, y + height / 2 - size * 0.44, size / 13)
  return [number, { tag: "path", name: "cell-people", at: { d, "stroke-width": size / 10 } }]
}

/** A purple edge, and a thermometer for a fever or a hollow dot for a reading not taken. */
function healthShapes(state: HomeState, box: Box): Shape[] {
  const { x, y, height } = box
  const strip = stripOf(box)
  const middle = x + 1 + strip / 2
  return [
    { tag: "rect", name: "sign-strip", at: { x: x + 1, y: y + 1, width: strip, height: height - 2 } },
    { tag: "rect", name: "sign-health", at: inside(box, 1) },
    state.fever
      ? {
          tag: "path",
          name: "sign-thermometer",
          at: { d: thermometerPath(middle, y + height / 2, height / 22) },
        }
      : {
          tag: "circle",
          name: "sign-missing",
          at: { cx: middle, cy: y + height / 2, r: Math.max(2, height * 0.14) },
        },
  ]
}

/** What a home is on every day, in two of its corners. */
export function markShapes(marks: { let: boolean; care: boolean }, box: Box): Shape[] {
  const { x, y, width, height } = box
  const half = Math.max(1.6, height * 0.11)
  const arm = half * 1.4
  const shapes: Shape[] = []
  if (marks.let)
    shapes.push({
      tag: "circle",
      name: "sign-let",
      at: { cx: x + half + 2, cy: y + height - half - 2, r: half },
    })
  if (marks.care) {
    const start = `M${x + width - 2 - 2 * arm} ${y + height - 2 - arm}`
    const d = `${start}l${arm} ${-arm}l${arm} ${arm}l${-arm} ${arm}z`
    shapes.push({ tag: "path", name: "sign-care", at: { d } })
  }
  return shapes
}

function inside({ x, y, width, height }: Box, by: number): CellSize & { x: number; y: number } {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
}

function plusPath(x: number, y: number, arm: number): string {
  return `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`
}

function tickPath(x: number, y: number, arm: number): string {
  return `M${x - 1.5 * arm} ${y}l${arm} ${arm}l${2 * arm} ${-2 * arm}`
}

function thermometerPath(x: number, y: number, k: number): string {
  return `M${x - 2 * k} ${y - 7.5 * k}a${2 * k} ${2 * k} 0 0 1 ${4 * k} 0v${9.7 * k}a${4 * k} ${4 * k} 0 1 1 ${-4 * k} 0z`
}
