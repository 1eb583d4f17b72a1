import type { Pixels } from "./grey.ts"

/** A code that fills a tenth of the picture still has three pixels to each of its squares. */
const LONGEST_SIDE = 2000

/** The pixels of a photo, made smaller where it is huge; null where the browser knows no such picture. */
export async function photoPixels(photo: Blob): Promise<Pixels | null> {
  const drawn = await drawnPhoto(photo, LONGEST_SIDE)
  return drawn?.getContext("2d")?.getImageData(0, 0, drawn.width, drawn.height) ?? null
}

/** The photo on a canvas, no side longer than that. By an element: Safari 14 has no `createImageBitmap`. */
async function drawnPhoto(photo: Blob, longest: number): Promise<HTMLCanvasElement | null> {
  const address = URL.createObjectURL(photo)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const share = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement("canvas")
    canvas.width = Math.round(image.naturalWidth * share)
    canvas.height = Math.round(image.naturalHeight * share)
    const brush = canvas.getContext("2d")
    if (brush === null) return null
    brush.imageSmoothingQuality = "high"
    brush.drawImage(image, 0, 0, canvas.width, canvas.height)
    return canvas
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(address)
  }
}
