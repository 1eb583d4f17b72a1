import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core"
import { findBrowser } from "./find-browser.ts"

/**
 * Starts the browser that `findBrowser` names: headless, offline in its own affairs, with more arguments where a test
 * needs them. The caller closes it.
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await settingsOf(more))
}

/** The same with all that it keeps in a folder, so that it can be closed and opened again on it. */
export async function launchKeptBrowser(
  folder: string,
  options: BrowserContextOptions,
  more: readonly string[] = [],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, ...(await settingsOf(more)) })
}

let ofThisProcess: Promise<Browser> | null = null

/**
 * The browser that the test files of a process use one after the other; whoever is done closes what was opened in it.
 * It ends with the process.
 */
export async function shareBrowser(): Promise<Browser> {
  ofThisProcess ??= launchBrowser()
  const browser = await ofThisProcess
  if (browser.isConnected()) return browser
  ofThisProcess = launchBrowser()
  return ofThisProcess
}

async function settingsOf(more: readonly string[]) {
  const { executablePath, environment } = await findBrowser()
  return {
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
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
