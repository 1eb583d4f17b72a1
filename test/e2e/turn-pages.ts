import type { Page } from "playwright-core"

type Language = "zh" | "en"

/** A page is whole when it has its heading and waits for nothing more. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" })
  await page
    .getByText(/^(正在读取…|Loading…|Reading…)$/)
    .first()
    .waitFor({ state: "detached" })
}

/** Goes to another screen as a link in the page does: the document stays, and all that it has loaded with it. */
export async function turnTo(page: Page, path: string): Promise<void> {
  // a page that is still being loaded may not hear of it
  await settle(page)
  if (new URL(path, page.url()).pathname === new URL(page.url()).pathname) await page.goto(path)
  else {
    await page.evaluate((to) => {
      for (const heading of document.querySelectorAll("h1")) heading.toggleAttribute("data-left", true)
      history.pushState({}, "", to)
    }, path)
    await page.locator("h1:not([data-left])").first().waitFor({ state: "attached" })
  }
  await settle(page)
}

const menu = "button:has(> .account-menu-name)"

/** Changes the language by the menu of the frame, which is shut again afterwards. */
async function turnInto(page: Page, language: Language): Promise<void> {
  const press = (selector: string) =>
    page.locator(selector).evaluate((button) => (button as HTMLButtonElement).click())
  await press(menu)
  await press(`.account-menu-list > button[lang="${language}"]`)
  await page.locator(`html[lang^="${language}"]`).waitFor({ state: "attached" })
  await press(menu)
  await page.locator(".account-menu-list").waitFor({ state: "detached" })
}

/** Looks at what a page shows in the language it is in, and in the other, in which it stays. */
export async function inBoth(page: Page, look: (language: Language) => Promise<void>): Promise<void> {
  const lang = await page.locator("html").getAttribute("lang")
  const [first, second] = lang === "en" ? (["en", "zh"] as const) : (["zh", "en"] as const)
  await look(first)
  await turnInto(page, second)
  await look(second)
}
