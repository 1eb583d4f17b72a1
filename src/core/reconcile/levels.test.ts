import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareDoors, DOOR_LEVELS } from "./door-levels.ts"
import { editDistance } from "./edit-distance.ts"
import { compareNames, NAME_LEVELS } from "./name-levels.ts"
import { createSounds } from "./name-sound.ts"
import { BIRTH_LEVELS, compareBirths, readBirth } from "./read-birth.ts"
import { compareDocuments, DOCUMENT_LEVELS, readDocument } from "./read-document.ts"
import { type Name, readName } from "./read-name.ts"
import { comparePhones, PHONE_LEVELS, readPhones } from "./read-phone.ts"
import { CODE_LEVELS, compareCodes, compareTexts, TEXT_LEVELS } from "./text-levels.ts"

/** The level's word, the same from both sides. */
function level<V>(
  levels: readonly string[],
  compare: (one: V, other: V) => number,
  read: (text: string) => V | null,
  [one, other]: readonly [string, string],
): string | undefined {
  const [a, b] = [read(one), read(other)]
  if (a === null || b === null) throw new Error("nothing was read")
  expect(compare(a, b)).toBe(compare(b, a))
  return levels[compare(a, b) - 1]
}

describe("how names agree", () => {
  const sounds = createSounds()
  const read = (text: string): Name | null => readName(text, sounds)
  it.each([
    ["王小明", "王小明", "same"],
    ["錢偉", "钱伟", "same"],
    ["李珺涵", "李君涵", "same-sound"],
    ["黄诗", "王思", "like-sound"],
    ["胡莹", "吴银", "like-sound"],
    ["罗或□", "罗或明", "like-sound"],
    ["罗□", "罗明", "short-form"],
    ["陈yan", "陈䶮", "same-sound"],
    ["诸葛玲", "诸葛海生", "surname"],
    ["王诗璐", "王璐", "sign-left-out"],
    ["汤华美", "汤画美", "same-sound"],
    ["张航乐", "张航然", "sign-changed"],
    ["静婷", "蒋静婷", "given-name"],
    ["马阿姨", "马岚佳", "short-form"],
    ["小萍", "庄玉萍", "short-form"],
    ["王建国", "王小明", "surname"],
    ["王建国", "李小明", "different"],
  ])("%s and %s: %s", (one, other, word) => {
    expect(level(NAME_LEVELS, compareNames, read, [one, other])).toBe(word)
  })

  it("names in two scripts cannot be compared", () => {
    expect(level(NAME_LEVELS, compareNames, read, ["TANAKA HIROSHI", "田中浩"])).toBeUndefined()
  })
})

describe("how other things agree", () => {
  it.each([
    ["13812345678/64123456", "021-64123456", "same"],
    ["138****5678", "13812345678", "as-far-as-shown"],
    ["13812345678", "13812345687", "one-digit-off"],
    ["13812345678", "13987654321", "different"],
  ])("telephones %s and %s: %s", (one, other, word) => {
    expect(level(PHONE_LEVELS, comparePhones, readPhones, [one, other])).toBe(word)
  })

  it.each([
    ["980115195907093381", "980115590709338", "same"],
    ["980115********3381", "980115195907093381", "as-far-as-shown"],
    ["3381", "980115195907093381", "last-four"],
    ["980115195907093381", "980115195907093391", "slip"],
    ["980115195907093381", "98010319520627167X", "both-sound"],
    ["980115********3381", "98010319520627167X", "different"],
  ])("document numbers %s and %s: %s", (one, other, word) => {
    expect(level(DOCUMENT_LEVELS, compareDocuments, readDocument, [one, other])).toBe(word)
  })

  it.each([
    ["1990-01-02", "19900102", "same"],
    ["1990-01", "19900102", "same-month"],
    ["31岁", "19900102", "same-year"],
    ["1990-02-01", "19900102", "slip"],
    ["1990-01-29", "19900102", "slip"],
    ["1990-11-29", "19900102", "other-day"],
    ["1991-07-09", "19900102", "near"],
    ["1950-07-09", "19900102", "different"],
  ])("births %s and %s: %s", (one, other, word) => {
    expect(level(BIRTH_LEVELS, compareBirths, (text) => readBirth(text, 2020), [one, other])).toBe(word)
  })

  it.each([
    ["288 12 302", "288 12 302", "same"],
    [" 12 302", "288 12 302", "lane-not-written"],
    ["288 12 ", "288 12 302", "room-not-written"],
    ["288 12 203", "288 12 302", "slip"],
    ["288 12 601", "288 12 302", "stairwell"],
    ["318 12 302", "288 12 302", "different"],
  ])("doors %s and %s: %s", (one, other, word) => {
    const read = (text: string) => {
      const [lane = "", number = "", room = ""] = text.split(" ")
      return { lane, number, room }
    }
    expect(level(DOOR_LEVELS, compareDoors, read, [one, other])).toBe(word)
  })

  it.each([
    ["sturdee crescent", "sturdee cresent", "one-sign-off"],
    ["lachlan", "lachlin-james", "different"],
    ["miller street", "turner street", "alike"],
    ["wollongong street", "st james street", "shared-word"],
    ["berry", "waller", "different"],
    ["b", "berry", "initial"],
  ])("texts %s and %s: %s", (one, other, word) => {
    expect(level(TEXT_LEVELS, compareTexts, (text) => text, [one, other])).toBe(word)
  })

  it.each([
    ["6988048", "6988084", "one-sign-off"],
    ["tq13 8df", "tq13 8hu", "two-signs-off"],
    ["12", "97", "different"],
  ])("codes %s and %s: %s", (one, other, word) => {
    expect(level(CODE_LEVELS, compareCodes, (text) => text, [one, other])).toBe(word)
  })
})

describe("edit distance", () => {
  const text = fc.stringMatching(/^[abc]{0,9}$/)

  it.each([
    ["张伟", "李伟", 1],
    ["ab", "ba", 1],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("%s to %s: %i", (one, other, distance) => {
    expect(editDistance(one, other, 9)).toBe(distance)
  })

  it("is the same both ways, nought for the same text only, and cut off above the bound", () => {
    fc.assert(
      fc.property(text, text, fc.nat(5), (one, other, most) => {
        const whole = editDistance(one, other, 20)
        expect(editDistance(other, one, 20)).toBe(whole)
        expect(whole === 0).toBe(one === other)
        expect(editDistance(one, other, most)).toBe(Math.min(whole, most + 1))
      }),
    )
  })
})
