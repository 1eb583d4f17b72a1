import type { TFunction } from "i18next"
import { describe, expect, it } from "vitest"
import { bookKey, bookText } from "./book-text.ts"

const t = ((key: string) => key) as unknown as TFunction

describe("the gate book's words", () => {
  it("are known by the book's word and by the key", () => {
    expect(bookKey("verdict", "放行")).toBe("let-in")
    expect(bookKey("verdict", "let-in")).toBe("let-in")
    expect(bookKey("reason", "通行证已挂失")).toBe("pass-lost")
    expect(bookKey("reason", "")).toBeUndefined()
  })

  it("are said in the screen's language, what people wrote as they wrote it", () => {
    expect(bookText(t, "direction", "出")).toBe("gateWord.direction.out")
    expect(bookText(t, "kind", "临产")).toBe("gateWord.emergency.labour")
    expect(bookText(t, "kind", "送水")).toBe("送水")
    expect(bookText(t, "reason", "")).toBe("")
  })
})
