import type { Page } from "playwright-core"

/** Types as a scanner or thermometer that is a keyboard: a key each millisecond, however busy the machine of the tests is. */
export async function typeAsDevice(page: Page, text: string): Promise<void> {
  await page.evaluate((letters) => {
    const began = performance.now()
    for (const [index, key] of [...letters, "Enter"].entries()) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })
      Object.defineProperty(event, "timeStamp", { value: began + index })
      ;(document.activeElement ?? document.body).dispatchEvent(event)
    }
  }, text)
}
