import type { Page } from "playwright-core"
import { words } from "../../src/web/app/words.ts"
import type { Words } from "../../src/web/parts/i18n.ts"

const value = /\{\{.*?\}\}/g
const opening = /\{\{.*?\}\}|<\/?b>/

/** Words of the Chinese screens that stand on a page: texts, labels, hints. What people wrote into books may be Chinese. */
export async function chineseOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const shown = (node: Node) => {
      const holder = node instanceof Element ? node : node.parentElement
      return (
        holder !== null &&
        !holder.closest("[lang]:not(html), script, style, title") &&
        holder.checkVisibility()
      )
    }
    const found: string[] = [document.title.replace(/^(.*) · .*$/, "$1")]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!shown(node)) continue
      if (node instanceof Element) {
        for (const name of ["aria-label", "aria-valuetext", "placeholder", "title"]) {
          found.push(node.getAttribute(name) ?? "")
        }
      } else found.push(node.textContent ?? "")
    }
    return found.map((text) => text.trim()).filter((text) => /\p{Script=Han}/u.test(text))
  })
  return [...new Set(texts)].filter(isOfScreens)
}

/** The Chinese sentences of the screens. Single signs and doors are the data's too: 女, 12号302室. */
const sentences = leaves(words.zh).filter((text) => {
  const fixed = text.replaceAll(value, "")
  return fixed.length > 2 && !/^[弄号室]+$/.test(fixed)
})

const isOpen = (text: string) => opening.test(text)
const plain = new Set(sentences.filter((text) => !isOpen(text)))
/** Those that values come into. */
const open = sentences.filter(isOpen).map((text) => {
  const parts = text.split(opening).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return new RegExp(`^${parts.join("[\\w\\s,:.*-]*")}$`)
})
const isOfScreens = (text: string) => plain.has(text) || open.some((sentence) => sentence.test(text))

function leaves(tree: Words): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)))
}
