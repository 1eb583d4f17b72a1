import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { maskIdNumber, maskName, maskNumbersIn, maskPhone } from "./mask.ts"

describe("masks", () => {
  it.each([
    ["王小明", "王*明"],
    ["王明", "王*"],
    ["欧阳小明", "欧**明"],
    ["王", "*"],
    ["", ""],
    ["匿名", "匿名"],
    ["John Smith", "J********h"],
  ])("hides a name: %s → %s", (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it.each([
    ["13812341234", "138****1234"],
    ["02112345678", "021****5678"],
    ["64123456", "******56"],
    ["", ""],
  ])("hides a telephone: %s → %s", (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  it.each([
    ["310112199001011234", "310112********1234"],
    ["G12345678", "G******78"],
    ["", ""],
  ])("hides a document number: %s → %s", (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked)
  })

  it("hides numbers within free text and leaves the text", () => {
    expect(maskNumbersIn("买米5公斤,电话13812341234,身份证31011219900101123X")).toBe(
      "买米5公斤,电话138****1234,身份证310112********123X",
    )
  })

  it("never gives back a whole number or name, and keeps the length", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{4,17}$/), (digits) => {
        for (const mask of [maskPhone, maskIdNumber]) {
          expect(mask(digits)).not.toBe(digits)
          expect(mask(digits)).toHaveLength(digits.length)
        }
      }),
    )
  })
})
