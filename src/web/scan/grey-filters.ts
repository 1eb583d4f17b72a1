import { drawnFrom, type Grey } from "./grey.ts"

/** Larger or smaller, each way by its own factor; what becomes smaller is smoothed first. */
export function scaled(grey: Grey, across: number, down: number = across): Grey {
  const width = Math.max(1, Math.round(grey.width * across))
  const height = Math.max(1, Math.round(grey.height * down))
  const radius = Math.round(0.5 / Math.min(across, down) - 0.5)
  const smooth = radius > 0 ? blurred(grey, radius) : grey
  return drawnFrom(smooth, width, height, (x, y) => [(x + 0.5) / across - 0.5, (y + 0.5) / down - 0.5])
}

/** Turned about its middle, in a frame that holds all of it. */
export function turned(grey: Grey, degrees: number): Grey {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const width = Math.round(grey.width * Math.abs(cos) + grey.height * Math.abs(sin))
  const height = Math.round(grey.width * Math.abs(sin) + grey.height * Math.abs(cos))
  return drawnFrom(grey, width, height, (x, y) => {
    const [right, low] = [x - width / 2, y - height / 2]
    return [grey.width / 2 + right * cos + low * sin, grey.height / 2 - right * sin + low * cos]
  })
}

/** Every pixel the mean of the square around it. */
export function blurred(grey: Grey, radius: number): Grey {
  const { width, height } = grey
  const sums = sumsOf(grey)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      data[y * width + x] = meanAround(sums, width, height, x, y, radius) + 0.5
  }
  return { data, width, height }
}

/** Edges made steeper: what differs from its surroundings differs more. */
export function sharpened(grey: Grey, radius: number, strength: number): Grey {
  const smooth = blurred(grey, radius).data
  const data = new Uint8ClampedArray(smooth.length)
  for (let at = 0; at < data.length; at += 1) {
    const value = grey.data[at] ?? 0
    data[at] = value + strength * (value - (smooth[at] ?? 0))
  }
  return { ...grey, data: new Uint8Array(data.buffer) }
}

/** Black where darker than its surroundings, white elsewhere: shadows, glare and faded ink go. */
export function levelled(grey: Grey, radius: number, offset: number): Grey {
  const { width, height } = grey
  const sums = sumsOf(grey)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      data[at] = (grey.data[at] ?? 0) < meanAround(sums, width, height, x, y, radius) - offset ? 0 : 255
    }
  }
  return { data, width, height }
}

/** Sums of all pixels left of and above each corner, so that the mean of any square costs four look-ups. */
function sumsOf({ data, width, height }: Grey): Uint32Array {
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}

function meanAround(
  sums: Uint32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  radius: number,
): number {
  const [left, right] = [Math.max(x - radius, 0), Math.min(x + radius + 1, width)]
  const [top, bottom] = [
    Math.max(y - radius, 0) * (width + 1),
    Math.min(y + radius + 1, height) * (width + 1),
  ]
  const sum =
    (sums[bottom + right] ?? 0) -
    (sums[bottom + left] ?? 0) -
    (sums[top + right] ?? 0) +
    (sums[top + left] ?? 0)
  return sum / (((right - left) * (bottom - top)) / (width + 1))
}
