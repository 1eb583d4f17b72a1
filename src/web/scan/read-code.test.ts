import { beforeAll, describe, expect, it } from "vitest"
import {
  bent,
  covered,
  drawCode,
  faded,
  grained,
  laidOn,
  repainted,
  smeared,
  tilted,
} from "../../../test/support/code-picture.ts"
import { prepareReader } from "../../../test/support/prepare-reader.ts"
import { type Grey, imageDataOf } from "./grey.ts"
import { blurred, scaled, turned } from "./grey-filters.ts"
import { readFrame, readPhoto } from "./read-code.ts"

const text =
  "HC1:6BFOXN%TS3DHPVO13J /G-/2YRVA.Q/R82JD2FCJG96V75DOW%IY17EIHY P8L6IWM$S4U45P84HW6U/4:84LC6 YM::QQHIZC4.OI1RM8ZA.A5:S9MKN4NN3F85QNCY0O%0VZ001HOC9JU0D0HT0HB2PL/IB"
const sheet = laidOn(drawCode(text, { module: 6 }), 640, 520)
const read = { read: true, text }

beforeAll(prepareReader)

describe("a photo", () => {
  it.each<[string, Grey]>([
    ["as it was printed", sheet],
    ["turned", turned(sheet, 33)],
    ["upside down", turned(sheet, 180)],
    ["light on dark", repainted(sheet, (value) => 255 - value)],
    ["out of focus", blurred(blurred(sheet, 3), 3)],
    ["moved", smeared(sheet, 7)],
    ["far away", scaled(laidOn(sheet, 1200, 900), 0.4)],
    ["faded and grained", grained(faded(sheet, 0.2), 20, 1)],
    [
      "half in the shadow",
      repainted(sheet, (value, x, y) => (y > 0.5 + 0.6 * (x - 0.5) ? value * 0.3 : value)),
    ],
    ["held aslant", tilted(laidOn(sheet, 700, 700), 0.4)],
    ["on wet paper", blurred(bent(laidOn(sheet, 640, 640), 0.12), 1)],
    ["muddy in one place", covered(sheet, { left: 0.5, top: 0.5, right: 0.56, bottom: 0.57 }, 90)],
  ])("%s is read", async (_, picture) => expect(await readPhoto(imageDataOf(picture))).toEqual(read))

  it.each<[string, Grey]>([
    ["covered in the middle", covered(sheet, { left: 0.35, top: 0.35, right: 0.65, bottom: 0.65 }, 235)],
    ["crumpled", bent(laidOn(sheet, 640, 640), 0.5)],
  ])("%s is damaged", async (_, picture) =>
    expect(await readPhoto(imageDataOf(picture))).toEqual({ read: false, damaged: true }),
  )

  it("of no code is none, and not damaged", async () => {
    const empty = { data: new Uint8Array(400 * 300).fill(200), width: 400, height: 300 }
    expect(await readPhoto(imageDataOf(grained(empty, 60, 2)))).toEqual({ read: false, damaged: false })
  })

  it("is never read wrongly, however bad it is", async () => {
    for (let seed = 1; seed <= 9; seed += 1) {
      const part = (seed % 8) / 16
      const bad = grained(
        covered(sheet, { left: part, top: part, right: part + 0.2, bottom: part + 0.15 }, seed * 25),
        25 * seed,
        seed,
      )
      const reading = await readPhoto(imageDataOf(scaled(bad, 0.6)))
      if (reading.read) expect(reading.text).toBe(text)
    }
  }, 60_000)

  it("of two codes is the one in the middle", async () => {
    const own = laidOn(drawCode("IN THE MIDDLE", { module: 4 }), 700, 300)
    const other = laidOn(drawCode("AT THE EDGE", { module: 4 }), 140, 300)
    const both = { ...own, data: own.data.slice() }
    for (let y = 0; y < 300; y += 1) both.data.set(other.data.subarray(y * 140, (y + 1) * 140), y * 700)
    expect(await readPhoto(imageDataOf(both))).toEqual({ read: true, text: "IN THE MIDDLE" })
  })
})

describe("a frame", () => {
  it("is read at a glance, and looked at more closely every few frames", async () => {
    expect(await readFrame(imageDataOf(sheet), 0)).toEqual(read)
    const inverted = imageDataOf(repainted(sheet, (value) => 255 - value))
    expect(await readFrame(inverted, 0)).toMatchObject({ read: false })
    expect(await readFrame(inverted, 3)).toEqual(read)
  })
})
