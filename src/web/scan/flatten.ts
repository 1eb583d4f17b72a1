import { drawnFrom, type Grey } from "./grey.ts"

type Point = { readonly x: number; readonly y: number }

/** Where a code was found whose squares could not be read. */
export type Corners = {
  readonly topLeft: Point
  readonly topRight: Point
  readonly bottomRight: Point
  readonly bottomLeft: Point
}

/** How far the middle of the edges lies off the straight line between corners, as a share of the code's side. */
export type Bow = { readonly across: number; readonly down: number }

const SIDE = 600
/** Around the code, so that it is found again. */
const MARGIN = 0.12

/** A code on wet paper or around a thumb, laid flat: its corners into a square and its bent edges straight. */
export function flattened(grey: Grey, corners: Corners, { across, down }: Bow): Grey {
  const { topLeft, topRight, bottomRight, bottomLeft } = corners
  const along = (at: number) => (at / SIDE) * (1 + 2 * MARGIN) - MARGIN
  return drawnFrom(grey, SIDE, SIDE, (x, y) => {
    const [right, low] = [along(x), along(y)]
    const u = right + 4 * across * low * (1 - low)
    const v = low + 4 * down * right * (1 - right)
    const [nw, ne, sw, se] = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v]
    return [
      nw * topLeft.x + ne * topRight.x + sw * bottomLeft.x + se * bottomRight.x,
      nw * topLeft.y + ne * topRight.y + sw * bottomLeft.y + se * bottomRight.y,
    ]
  })
}
