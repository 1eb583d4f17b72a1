import { buildIfStale } from "../../scripts/build/build.mjs"
import { findBrowser } from "./find-browser.ts"

/** Before the first test that needs them: the screens as their sources say, and the browser, found or unpacked. */
export async function setup(): Promise<void> {
  await buildIfStale(["screens"])
  await findBrowser()
}
