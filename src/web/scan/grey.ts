/** A picture of grey pixels, row by row; 0 is black. */
export type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** Pixels of red, green, blue and opacity, as a canvas gives them. */
export type Pixels = {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

export function greyOf({ data, width, height }: Pixels): Grey {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    const red = data[from] ?? 0
    const green = data[from + 1] ?? 0
    const blue = data[from + 2] ?? 0
    const opacity = data[from + 3] ?? 255
    const shade = (306 * red + 601 * green + 117 * blue + 512) >> 10
    // white paper shines through
    grey[at] = opacity === 255 ? shade : 255 - (opacity * (255 - shade)) / 255
  }
  return { data: grey, width, height }
}

/** As the library wants a picture. */
export function imageDataOf({ data, width, height }: Grey): ImageData {
  const pixels = new Uint32Array(data.length)
  for (let at = 0; at < data.length; at += 1) pixels[at] = 0xff000000 + 0x10101 * (data[at] ?? 0)
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: "srgb" }
}

/** The grey between four pixels, weighed by nearness; outside of the picture its edge goes on. */
function greyAt({ data, width, height }: Grey, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width - 1)
  const top = Math.min(Math.max(y, 0), height - 1)
  const [x0, y0] = [Math.floor(left), Math.floor(top)]
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)]
  const [right, down] = [left - x0, top - y0]
  const above = (data[y0 * width + x0] ?? 0) * (1 - right) + (data[y0 * width + x1] ?? 0) * right
  const below = (data[y1 * width + x0] ?? 0) * (1 - right) + (data[y1 * width + x1] ?? 0) * right
  return above * (1 - down) + below * down
}

/** A picture of that size, every pixel from the place in the old one that `from` names. */
export function drawnFrom(
  grey: Grey,
  width: number,
  height: number,
  from: (x: number, y: number) => readonly [number, number],
): Grey {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = from(x, y)
      data[y * width + x] = greyAt(grey, fromX, fromY) + 0.5
    }
  }
  return { data, width, height }
}
