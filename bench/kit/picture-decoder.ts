import type { Pixels } from "../../src/web/scan/grey.ts"
import { launchBrowser } from "../../test/e2e/browser.ts"

/** Turns files of pictures into pixels in a browser, as they are when a person chooses them on a page. */
export async function startPictureDecoder() {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  // the loader wraps every function in this one, which the page does not have
  await page.addInitScript("globalThis.__name = (named) => named")
  await page.goto("about:blank")
  return {
    /** Null where the browser knows no such picture. */
    decode: async (bytes: Uint8Array): Promise<Pixels | null> => {
      const decoded = await page.evaluate(decodeInPage, Buffer.from(bytes).toString("base64"))
      if (decoded === null) return null
      const data = new Uint8ClampedArray(Buffer.from(decoded.base64, "base64"))
      return { data, width: decoded.width, height: decoded.height }
    },
    stop: () => browser.close(),
  }
}

/** Runs in the page. */
async function decodeInPage(
  base64: string,
): Promise<{ base64: string; width: number; height: number } | null> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes])).catch(() => null)
  if (bitmap === null) return null
  const { width, height } = bitmap
  const brush = new OffscreenCanvas(width, height).getContext("2d")
  brush?.drawImage(bitmap, 0, 0)
  const pixels = brush?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
  const parts: string[] = []
  for (let at = 0; at < pixels.length; at += 0x8000)
    parts.push(String.fromCharCode(...pixels.subarray(at, at + 0x8000)))
  return { base64: btoa(parts.join("")), width, height }
}
