import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { asScanned } from "./code-text.ts"

const passLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
const pass = fc
  .array(fc.constantFrom(...passLetters), { minLength: 1, maxLength: 120 })
  .map((letters) => letters.join(""))

describe("what a scanner meant", () => {
  it("is the pass, with or without capitals and full width", () => {
    fc.assert(
      fc.property(pass, fc.boolean(), fc.boolean(), (meant, isTurned, isWide) => {
        const turned = isTurned ? meant.toLowerCase() : meant
        expect(asScanned(isWide ? Array.from(turned, wide).join("") : turned)).toBe(meant)
      }),
    )
  })

  it.each([
    ["36.5", "36.5"],
    ["３６。５", "36.5"],
    ["ncf：￥a、1", "NCF:$A/1"],
    ["https://Example.com/a?b=1", "https://Example.com/a?b=1"],
    ["NcF1", "NcF1"],
    ["12号302", "12号302"],
    ["", ""],
  ])("%s is %s", (raw, meant) => expect(asScanned(raw)).toBe(meant))
})

function wide(letter: string): string {
  return letter === " " ? "\u3000" : String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
}
