import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { postWords } from "../../src/web/post/words.ts"
import { fakeHomes } from "../support/fake-gate-server.ts"
import { type GateSite, startGateSite } from "../support/gate-site.ts"
import { faultsOf } from "./axe.ts"
import { type GateScreen, walkGate } from "./walk-gate.ts"

let site: GateSite
beforeAll(async () => {
  site = await startGateSite()
  site.gate.change({ quarantined: [fakeHomes[1]?.code ?? ""] })
})
afterAll(() => site.stop())

describe.each(["zh", "en"] as const)("every screen of the gate in %s", (language) => {
  it("can be read by everyone, pressed with gloves and seen in the sun", { timeout: 240_000 }, async () => {
    const faults: Record<string, readonly string[]> = {}
    await walkGate(site, language, async (page, screen: GateScreen) => {
      const found = [...(await faultsOf(page)), ...(await page.evaluate(unfit))]
      if (language === "en") found.push(...(await chineseOn(page)))
      if (found.length > 0) faults[screen] = found
    })
    expect(faults).toEqual({})
  })
})

it("weighs at most 150 kB before the reader of codes", () => {
  const files = loadedBy("gate.html")
  const bytes = files.map((file) => gzipSync(readFileSync(new URL(file, root))).length)
  const sum = bytes.reduce((all, size) => all + size, 0)
  process.stdout.write(`the gate's page: ${(sum / 1000).toFixed(1)} kB gzip in ${files.length} files\n`)
  expect(files.length).toBeGreaterThan(3)
  expect(sum).toBeLessThanOrEqual(150_000)
})

it("weighs at most 100 kB where residents write", () => {
  const sum = loadedBy("my-home.html")
    .map((file) => gzipSync(readFileSync(new URL(file, root))).length)
    .reduce((all, size) => all + size, 0)
  process.stdout.write(`the residents' page: ${(sum / 1000).toFixed(1)} kB gzip\n`)
  expect(sum).toBeGreaterThan(50_000)
  expect(sum).toBeLessThanOrEqual(100_000)
})

it.each(["gate.html", "my-pass.html", "my-home.html"])(
  "%s asks a phone of 2020 for nothing that it lacks",
  (page) => {
    const younger =
      /\.(toSorted|toReversed|toSpliced|findLast|findLastIndex|at)\(|structuredClone\(|Object\.hasOwn\(/
    for (const file of loadedBy(page)) {
      const text = readFileSync(new URL(file, root), "utf8")
      expect([file, younger.exec(text)?.[0]]).toEqual([file, undefined])
    }
  },
)

const root = new URL("../../dist/web/", import.meta.url)

/** All that a page loads before anything is pressed, by the build's own list. */
function loadedBy(page: string): string[] {
  type Chunk = { file: string; css?: string[]; imports?: string[] }
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(new URL(".vite/manifest.json", root), "utf8"),
  )
  const loaded = new Set<string>()
  const load = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`no ${name} in the manifest`)
    if (loaded.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) loaded.add(file)
    for (const other of chunk.imports ?? []) load(other)
  }
  load(page)
  return [...loaded]
}

/** Chinese of the screens on an English page; what the server says may be Chinese, and bears its language. */
async function chineseOn(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const other of copy.querySelectorAll("[lang], header")) other.remove()
    return copy.textContent ?? ""
  })
  const known = JSON.stringify(postWords.zh).match(/\p{Script=Han}{3,}/gu) ?? []
  return known.filter((words) => text.includes(words)).map((words) => `Chinese: ${words}`)
}

/** Runs in the page: what is too small to press, too small to read or too faint, and what juts out sideways. */
function unfit(): string[] {
  const found: string[] = []
  const nameOf = (element: Element) =>
    `${element.tagName} «${(element.textContent ?? "").trim().slice(0, 20)}»`
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return element.checkVisibility() && width > 1 && height > 1 && !element.closest(".unseen")
  }
  for (const element of document.querySelectorAll("button, a, input, select, textarea")) {
    const { width, height } = element.getBoundingClientRect()
    if (shown(element) && Math.min(width, height) < 55.9)
      found.push(`small: ${nameOf(element)} ${Math.round(width)} x ${Math.round(height)}`)
  }
  const rgb = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
  const light = (color: string) => {
    const [red = 0, green = 0, blue = 0] = rgb(color).map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const groundOf = (element: Element | null): string => {
    if (element === null) return "rgb(255, 255, 255)"
    const { backgroundColor } = getComputedStyle(element)
    return (rgb(backgroundColor)[3] ?? 1) === 0 ? groundOf(element.parentElement) : backgroundColor
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    if (element === null || (node.textContent ?? "").trim() === "" || !shown(element)) continue
    const { color, fontSize } = getComputedStyle(element)
    const [one, other] = [light(color), light(groundOf(element))].sort((a, b) => b - a) as [number, number]
    const contrast = (one + 0.05) / (other + 0.05)
    if (contrast < 7) found.push(`faint: ${nameOf(element)} ${contrast.toFixed(1)}`)
    if (Number.parseFloat(fontSize) < 18) found.push(`tiny: ${nameOf(element)} ${fontSize}`)
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("wider than the screen")
  return [...new Set(found)]
}
