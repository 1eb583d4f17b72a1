import type { Shape } from "./shape.ts"

/** What the style sheet says of the shapes of one name. */
type Look = {
  readonly fill: string | null
  readonly stroke: string | null
  readonly width: number
  /** The stroke lies behind the fill. */
  readonly halo: boolean
  readonly font: string
}

export type Looks = (shape: Shape) => Look

/** Reads looks from the style sheet by way of a shape that stands in the drawing for that moment. */
export function looksIn(root: SVGSVGElement): Looks {
  const known = new Map<string, Look>()
  return ({ tag, name }) => {
    const seen = known.get(name)
    if (seen !== undefined) return seen
    const probe = document.createElementNS("http://www.w3.org/2000/svg", tag)
    probe.setAttribute("class", name)
    root.append(probe)
    const style = getComputedStyle(probe)
    const look = {
      fill: style.fill === "none" ? null : style.fill,
      stroke: style.stroke === "none" ? null : style.stroke,
      width: Number.parseFloat(style.strokeWidth),
      halo: style.paintOrder.startsWith("stroke"),
      font: `${style.fontWeight} 1px ${style.fontFamily}`,
    }
    probe.remove()
    known.set(name, look)
    return look
  }
}

/** Paints shapes as the style sheet has them; `strength` from 0 to 1 dims them. */
export function paintShapes(
  to: CanvasRenderingContext2D,
  looks: Looks,
  shapes: readonly Shape[],
  strength: number,
): void {
  for (const shape of shapes) {
    const look = looks(shape)
    if (look.halo) paintStroke(to, shape, look, strength)
    if (look.fill !== null) {
      to.fillStyle = look.fill
      to.globalAlpha = strength * numberAt(shape, "fill-opacity", 1)
      fill(to, shape, look)
    }
    if (!look.halo) paintStroke(to, shape, look, strength)
  }
}

function fill(to: CanvasRenderingContext2D, shape: Shape, look: Look): void {
  const { tag, at, text = "" } = shape
  if (tag === "text") {
    to.font = look.font.replace("1px", `${at["font-size"]}px`)
    to.textAlign = "center"
    to.fillText(text, numberAt(shape, "x"), numberAt(shape, "y"))
  } else if (tag === "rect") {
    const [x, y] = [Math.round(numberAt(shape, "x")), Math.round(numberAt(shape, "y"))]
    to.fillRect(x, y, numberAt(shape, "width"), numberAt(shape, "height"))
  } else to.fill(pathOf(shape))
}

function paintStroke(to: CanvasRenderingContext2D, shape: Shape, look: Look, strength: number): void {
  if (look.stroke === null) return
  to.strokeStyle = look.stroke
  to.lineWidth = numberAt(shape, "stroke-width", look.width)
  to.globalAlpha = strength * numberAt(shape, "stroke-opacity", 1)
  if (shape.tag !== "rect") to.stroke(pathOf(shape))
  else
    to.strokeRect(
      numberAt(shape, "x"),
      numberAt(shape, "y"),
      numberAt(shape, "width"),
      numberAt(shape, "height"),
    )
}

function pathOf(shape: Shape): Path2D {
  if (shape.tag === "path") return new Path2D(String(shape.at["d"]))
  const path = new Path2D()
  path.arc(numberAt(shape, "cx"), numberAt(shape, "cy"), numberAt(shape, "r"), 0, 2 * Math.PI)
  return path
}

function numberAt({ at }: Shape, key: string, otherwise = 0): number {
  const value = at[key]
  return value === undefined ? otherwise : Number(value)
}
