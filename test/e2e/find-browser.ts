import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { carriedBrowser, type FoundBrowser } from "./carried-browser.ts"

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

/**
 * The browser for the tests: the one named by SHOUWANG_BROWSER, else the one that came with the packages, else the
 * machine's own, else (as root on Debian) one freshly installed. Throws one line saying what to install.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.SHOUWANG_BROWSER
  if (named) return { executablePath: named, environment: {} }
  return (await carriedBrowser()) ?? systemBrowser() ?? installedBrowser()
}

function systemBrowser(): FoundBrowser | undefined {
  const executablePath = systemPaths.find((path) => existsSync(path))
  return executablePath === undefined ? undefined : { executablePath, environment: {} }
}

function installedBrowser(): FoundBrowser {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
  if (mayInstall) {
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
    try {
      execFileSync("apt-get", ["update", "-qq"], { env: environment, stdio: "ignore" })
      execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
        env: environment,
        stdio: "ignore",
      })
    } catch {
      // said in one line below
    }
  }
  const found = systemBrowser()
  if (found) return found
  throw new Error("No browser for the tests: install Chromium or Chrome, or name one in SHOUWANG_BROWSER")
}
