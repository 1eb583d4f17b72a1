import { makeIdMaker } from "../../core/kit/id.ts"

/** A new UUIDv7 made in this browser: for commands and for what a form is about to add. */
export const newId = makeIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
)
