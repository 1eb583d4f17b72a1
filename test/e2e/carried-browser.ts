import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

/** A browser's program and what it wants in its environment. */
export type FoundBrowser = { readonly executablePath: string; readonly environment: Record<string, string> }

const run = promisify(execFile)
const packages = fileURLToPath(new URL("../../node_modules/", import.meta.url))
const cache = join(packages, ".cache/shouwang")

/**
 * The Chromium that lies compressed in the package @sparticuz/chromium, with the libraries and the font a bare
 * machine lacks; unpacked once into node_modules/.cache. Nothing where it cannot run: it is made for Linux on x64.
 */
export async function carriedBrowser(): Promise<FoundBrowser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined
  const folder = join(cache, `chromium-${await carriedVersion()}`)
  if (!existsSync(folder)) await unpackTo(folder)
  const found = {
    executablePath: join(folder, "chromium"),
    environment: {
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  }
  return (await starts(found)) ? found : undefined
}

async function carriedVersion(): Promise<string> {
  const described: { version: string } = JSON.parse(
    await readFile(join(packages, "@sparticuz/chromium/package.json"), "utf8"),
  )
  return described.version
}

/** Unpacks aside and renames, so that test files that start at the same time never meet half a browser. */
async function unpackTo(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const aside = await mkdtemp(join(cache, "unpacking-"))
  // the package unpacks to TMPDIR, and its libraries only when it believes itself in the cloud: hence a process apart
  const unpack = `const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath()`
  await run(process.execPath, ["--input-type=module", "--eval", unpack], {
    cwd: packages,
    env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  })
  await writeFile(join(aside, "fonts.conf"), fontsConf(folder))
  try {
    await rename(aside, folder)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Without any font text has no height; the machine's own fonts come along where there are some. */
function fontsConf(folder: string): string {
  const places = [join(folder, "fonts/fonts"), "/usr/share/fonts", "/usr/local/share/fonts"]
  const lines = places.map((place) => `  <dir>${place}</dir>`)
  return [
    `<?xml version="1.0"?>`,
    `<fontconfig>`,
    ...lines,
    `  <cachedir>${join(folder, "fonts-cache")}</cachedir>`,
    `</fontconfig>\n`,
  ].join("\n")
}

async function starts({ executablePath, environment }: FoundBrowser): Promise<boolean> {
  try {
    await run(executablePath, ["--version"], { env: { ...process.env, ...environment } })
    return true
  } catch {
    return false
  }
}
