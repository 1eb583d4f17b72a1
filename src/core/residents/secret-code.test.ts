import fc from "fast-check"
import { expect, it } from "vitest"
import { CODE_LENGTH, codeOfBytes, groupedCode, readSecretCode } from "./secret-code.ts"

it("a code is read again however it is typed", () => {
  const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeOfBytes(random)
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{12}$/)
      expect(groupedCode(code)).toMatch(/^.{4}-.{4}-.{4}$/)
      expect(readSecretCode(groupedCode(code))).toBe(code)
      expect(readSecretCode(` ${code.toLowerCase()} `)).toBe(code)
    }),
  )
})

it.each(["", "ABCD-EFGH-JKL", "ABCD-EFGH-JKLMN", "ABCD-EFGH-JKL0", "ABCD-EFGH-JKLI"])(
  "%s is none",
  (text) => {
    expect(readSecretCode(text)).toBeNull()
  },
)
