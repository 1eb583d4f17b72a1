import { encode } from "uqr"
import { drawnFrom, type Grey } from "../../src/web/scan/grey.ts"

export type Ecc = "L" | "M" | "Q" | "H"

/** A printed code on white paper, `module` pixels to each of its squares. */
export function drawCode(text: string, { ecc = "M", module = 6 }: { ecc?: Ecc; module?: number } = {}): Grey {
  const { data: squares, size } = encode(text, { ecc, border: 4 })
  const width = size * module
  const data = Uint8Array.from({ length: width * width }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return squares[Math.floor(y / module)]?.[Math.floor(x / module)] ? 20 : 235
  })
  return { data, width, height: width }
}

/** The picture on a larger sheet of that grey. */
export function laidOn(grey: Grey, width: number, height: number, paper = 235): Grey {
  const [left, top] = [Math.floor((width - grey.width) / 2), Math.floor((height - grey.height) / 2)]
  const data = new Uint8Array(width * height).fill(paper)
  for (let y = 0; y < grey.height; y += 1) {
    for (let x = 0; x < grey.width; x += 1) {
      const [toX, toY] = [x + left, y + top]
      if (toX < 0 || toX >= width || toY < 0 || toY >= height) continue
      data[toY * width + toX] = grey.data[y * grey.width + x] ?? 0
    }
  }
  return { data, width, height }
}

/** Each pixel by its value and its place, both from 0 to 1 across the picture. */
export function repainted(grey: Grey, paint: (value: number, x: number, y: number) => number): Grey {
  const data = Uint8ClampedArray.from(grey.data, (value, at) =>
    paint(value, (at % grey.width) / grey.width, Math.floor(at / grey.width) / grey.height),
  )
  return { ...grey, data: new Uint8Array(data.buffer) }
}

/** A part of the picture, named from 0 to 1, under something of that grey: mud, a thumb, a tear. */
export function covered(
  grey: Grey,
  part: { left: number; top: number; right: number; bottom: number },
  shade: number,
): Grey {
  return repainted(grey, (value, x, y) =>
    x >= part.left && x < part.right && y >= part.top && y < part.bottom ? shade : value,
  )
}

/** Ink and paper as near to each other as `share` of what they were. */
export function faded(grey: Grey, share: number, middle = 150): Grey {
  return repainted(grey, (value) => middle + share * (value - 128))
}

/** Grain like an old phone's at dusk; the same for the same seed. */
export function grained(grey: Grey, strength: number, seed: number): Grey {
  let state = seed >>> 0
  return repainted(grey, (value) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return value + strength * (state / 2 ** 31 - 1)
  })
}

/** Held aslant: the far edge is shorter by `share`. */
export function tilted(grey: Grey, share: number): Grey {
  const { width, height } = grey
  return drawnFrom(grey, width, height, (x, y) => {
    const [right, low] = [(2 * x) / width - 1, (2 * y) / height - 1]
    const far = 1 - (share * (1 - low)) / 2
    return [((right / far + 1) * width) / 2, (((low - share * 0.5) / far + 1) * height) / 2]
  })
}

/** Bent around a bottle or a thumb: the sides lie further off. */
export function bent(grey: Grey, share: number): Grey {
  const { width, height } = grey
  return drawnFrom(grey, width, height, (x, y) => {
    const right = (2 * x) / width - 1
    const bow = share * (1 - right * right)
    return [((Math.asin(right * Math.sin(1)) / 1) * 0.5 + 0.5) * width, y + bow * height * 0.5]
  })
}

/** Moved while it was taken, so many pixels aslant. */
export function smeared(grey: Grey, length: number): Grey {
  const { width, height } = grey
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let step = 0; step < length; step += 1) {
        const [fromX, fromY] = [Math.min(x + step, width - 1), Math.min(y + Math.floor(step / 2), height - 1)]
        sum += grey.data[fromY * width + fromX] ?? 0
      }
      data[y * width + x] = sum / length
    }
  }
  return { data, width, height }
}
