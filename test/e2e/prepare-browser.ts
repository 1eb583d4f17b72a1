import { findBrowser } from "./find-browser.ts"

/** Finds or unpacks the browser once, before the first test that needs it. */
export async function setup(): Promise<void> {
  await findBrowser()
}
