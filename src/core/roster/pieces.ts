import type { Row } from "./problem.ts"

/** By term, what a unit more there is worth. */
export type Prices = Float64Array

/** Days of a row, what they cost, and the terms they fill. */
export type Piece = {
  readonly row: Row
  readonly cost: number
  readonly terms: Int32Array
  readonly counts: Float64Array
}

/** A piece of a group, and how much of it the mixture takes. */
export type Part<P extends Piece = Piece> = P & Held

type Held = {
  readonly key: string
  share: number
  /** What it costs at the prices of the last solution; Infinity until there is one. */
  priced: number
  /** Solutions in a row that took nothing of it. */
  idle: number
}
