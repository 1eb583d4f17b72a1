import type { Page } from "playwright-core"
import type { Endpoint } from "../../src/contract/endpoint.ts"

/** Holds the answers of an endpoint back until they are let go; what was asked is done meanwhile. */
export async function holdBack(page: Page, { path }: Pick<Endpoint, "path">): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const answer = await route.fetch()
      await held
      await route.fulfill({ response: answer })
    },
  )
  return letGo
}

/** Two frames on: what an answer moves has moved. */
export function settled(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}
