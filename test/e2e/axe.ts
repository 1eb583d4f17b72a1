import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8")

/** What axe-core finds, one line each; nothing on a good page. */
export async function faultsOf(page: Page): Promise<string[]> {
  // what slides or fades in is looked at once it is there
  await page.evaluate(`Promise.all(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime < 1000)
    .map(({ finished }) => finished.catch(() => null)))`)
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe)
  const found = await page.evaluate(`axe.run(document, {
    resultTypes: ["violations"],
    // where a fault lies is told by its HTML
    selectors: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"],
  }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" ")))`)
  return found as string[]
}
