import { describe, expect, it } from "vitest"
import { type Agreement, likenessOf } from "./typed-likeness.ts"

const known = { name: "王晓明", idNumber: "310112199001011234", phone: "13800001111", door: "288弄12号302室" }
const nothing = { name: "", idNumber: "", phone: "", door: "" }

describe("somebody who is typed in", () => {
  it.each<[string, Partial<typeof known>, readonly Agreement[], number]>([
    ["is one with the same document", { idNumber: "310112 19900101 1234" }, ["document"], 0.99],
    [
      "is one with the same name and number",
      { name: "王晓明", phone: "138-0000-1111" },
      ["name", "phone"],
      0.97,
    ],
    ["is one of that name at the door", { name: "王晓明", door: known.door }, ["name", "door"], 0.97],
    [
      "is likely one whose name a Shanghai ear hears alike",
      { name: "黄小敏", phone: known.phone },
      ["sound", "phone"],
      0.75,
    ],
    [
      "is likely one whose name is said alike at the door",
      { name: "王小明", door: known.door },
      ["sound", "door"],
      0.75,
    ],
    [
      "is likely one whose name has one other sign",
      { name: "王晓朋", phone: known.phone },
      ["glyph", "phone"],
      0.75,
    ],
    ["may be a namesake", { name: "王晓明" }, ["name"], 0.4],
    ["may be whose number it is, before there is a name", { phone: known.phone }, ["phone"], 0.5],
    [
      "is not one with another document",
      { name: "王晓明", idNumber: "310112199001015678", phone: known.phone },
      ["name", "phone"],
      0.02,
    ],
    ["is hardly another of the home", { name: "李兰", door: known.door }, ["door"], 0.05],
  ])("%s", (_, typed, agrees, chance) => {
    const likeness = likenessOf({ ...nothing, ...typed }, known)
    expect(likeness.agrees).toEqual(agrees)
    expect(likeness.chance).toBeCloseTo(chance)
  })
})
