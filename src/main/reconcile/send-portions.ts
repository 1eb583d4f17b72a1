import { setImmediate as nextTurn } from "node:timers/promises"

/** To copy so many rows for a thread takes a few milliseconds. */
const PORTION = 4_000

/** Sends rows to a thread by portions: whoever asks the server for something else has a turn in between. `send` may say when it is through. */
export async function sendPortions<Row>(
  rows: readonly Row[],
  send: (portion: readonly Row[]) => unknown,
): Promise<void> {
  for (let at = 0; at < rows.length; at += PORTION) {
    await send(rows.slice(at, at + PORTION))
    await nextTurn()
  }
}
