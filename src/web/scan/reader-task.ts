import type { Pixels } from "./grey.ts"

/** What the page asks of the worker; `turn` counts the frames since a code was last read. */
export type ReaderTask =
  | { readonly kind: "frame"; readonly pixels: Pixels; readonly turn: number }
  | { readonly kind: "photo"; readonly pixels: Pixels }
