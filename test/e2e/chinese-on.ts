import type { Page } from "playwright-core"
import { words } from "../../src/web/app/words.ts"
import type { Words } from "../../src/web/parts/i18n.ts"

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
  return [...new Set(texts)].filter((text) => ofScreens.some((words) => words.test(text)))
}

/** Every Chinese sentence of the screens, values left open. Single signs and doors are the data's too: 女, 12号302室. */
const ofScreens = leaves(words.zh)
  .filter((text) => {
    const fixed = text.replaceAll(/\{\{.*?\}\}/g, "")
    return fixed.length > 2 && !/^[弄号室]+$/.test(fixed)
  })
  .map((text) => {
    const parts = text.split(/\{\{.*?\}\}|<\/?b>/)
    return new RegExp(
      `^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\w\\s,:.*-]*")}$`,
    )
  })

function leaves(tree: Words): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : leaves(value)))
}
