import { type Browser, chromium } from "playwright-core"
import { findBrowser } from "./find-browser.ts"

/**
 * Starts the browser that `findBrowser` names: headless, offline in its own affairs, with more arguments where a test
 * needs them. The caller closes it.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, environment } = await findBrowser()
  return chromium.launch({
    executablePath,
    env: { ...inherited(), ...environment },
    headless: true,
    // the pages are our own, and the sandbox needs rights that containers seldom give
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--font-render-hinting=none",
      ...more,
    ],
  })
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
