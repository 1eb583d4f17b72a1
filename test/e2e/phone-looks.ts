import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"

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

/** Bytes of all that, compressed. */
export function weighPage(page: string): number {
  const files = loadedBy(page)
  if (files.length <= 3) throw new Error(`${page} loads more than this`)
  const sum = files.reduce((all, file) => all + gzipSync(readFileSync(new URL(file, root))).length, 0)
  process.stdout.write(`${page}: ${(sum / 1000).toFixed(1)} kB gzip in ${files.length} files\n`)
  return sum
}

/** What a page asks for that a phone of 2020 lacks. */
export function tooYoungIn(page: string): string[] {
  const younger =
    /\.(toSorted|toReversed|toSpliced|findLast|findLastIndex|at)\(|structuredClone\(|Object\.hasOwn\(/
  return loadedBy(page).flatMap((file) => {
    const found = younger.exec(readFileSync(new URL(file, root), "utf8"))?.[0]
    return found === undefined ? [] : [`${file}: ${found}`]
  })
}

/** Runs in the page: what is too small to press, too small to read or too faint, and what juts out sideways. */
export function unfit(): string[] {
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
