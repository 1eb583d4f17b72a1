import { describe, expect, it } from "vitest"
import { groupedPassNumber, nextPassNumber, readPassNumber } from "./pass-number.ts"

const numbers = (count: number) => {
  const made: string[] = []
  while (made.length < count) made.push(nextPassNumber(made.at(-1) ?? null))
  return made
}

describe("a pass number", () => {
  it("counts on and is read however it is typed", () => {
    const [first, second] = numbers(2)
    expect([first?.slice(0, 6), second?.slice(0, 6)]).toEqual(["100001", "100002"])
    const number = first ?? ""
    for (const typed of [number, groupedPassNumber(number), ` ${number}`, number.replace(/./g, wide)]) {
      expect(readPassNumber(typed)).toBe(number)
    }
    expect(() => nextPassNumber("9999990")).toThrow(RangeError)
  })

  it("finds each wrong digit and each pair of neighbours swapped", () => {
    for (const number of numbers(60)) {
      for (let at = 0; at < number.length; at++) {
        for (const digit of "0123456789") {
          const wrong = number.slice(0, at) + digit + number.slice(at + 1)
          expect(readPassNumber(wrong)).toBe(wrong === number ? number : null)
        }
        const [one, other] = [number.charAt(at), number.charAt(at + 1)]
        if (other === "" || one === other) continue
        expect(readPassNumber(number.slice(0, at) + other + one + number.slice(at + 2))).toBeNull()
      }
    }
  })

  it("stands in groups, one of a book as it is", () => {
    expect(groupedPassNumber("1000013")).toBe("100 0013")
    expect(groupedPassNumber("SW00012")).toBe("SW00012")
  })
})

function wide(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
}
