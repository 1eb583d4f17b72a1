import type { Locator, Page } from "playwright-core"

/** Somebody at a keyboard: what they type as text is free, every key besides is counted. */
export function makeTypist(page: Page) {
  const state = { keys: 0 }
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      state.keys += 1
      await page.keyboard.press(key)
    }
  }
  return {
    /** Keys pressed besides text: Tab, Enter, arrows, digits that choose. */
    keys: () => state.keys,
    press,
    /** Goes on by Tab until this has the focus. */
    tabTo: async (control: Locator) => {
      const has = () => control.evaluate((element) => element === document.activeElement)
      for (let tries = 0; tries < 20 && !(await has()); tries += 1) await press("Tab")
    },
    /** Text goes in sign by sign; Chinese as an input method hands it over. */
    write: async (text: string) => {
      if (/^[\x20-\x7e]*$/.test(text)) await page.keyboard.type(text)
      else await page.keyboard.insertText(text)
    },
  }
}
