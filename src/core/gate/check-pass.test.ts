import { describe, expect, it } from "vitest"
import { makeForger } from "../../../test/support/forge-passes.ts"
import { codeOf, makeSigningKey, publicOf, signWith, someClaims } from "../../../test/support/pass-keys.ts"
import { makeVerifier } from "../../service/gate/pass-signature.ts"
import type { Instant } from "../kit/dates.ts"
import { createRandom } from "../kit/random.ts"
import { checkPassCode } from "./check-pass.ts"
import { isLowS, toLowS } from "./low-s.ts"
import { passToSign } from "./pass-code.ts"

const FORGED = 1_000
const GIVEN = 100

describe("the code of a pass", () => {
  const random = createRandom(3, "passes")
  const [one, other] = [makeSigningKey(), makeSigningKey()]
  const keys = [publicOf(one), publicOf(other)]
  const verify = makeVerifier()
  const given = Array.from({ length: GIVEN }, () => {
    const key = random.pick([one, other])
    const claims = someClaims(random)
    return { claims, key, text: codeOf(claims, key) }
  })

  it("is accepted when the committee gave it out, with what it says", async () => {
    for (const { claims, text } of given) {
      expect(await checkPassCode(text, keys, verify)).toEqual({ result: "signed", claims })
    }
  })

  it("fits into a QR code of version 8 with a seventh of it to spare", () => {
    expect(Math.max(...given.map(({ text }) => text.length))).toBeLessThanOrEqual(178)
    expect(given[0]?.text).toMatch(/^SW1:[0-9A-Z $%*+\-./:]+$/)
  })

  it("is refused when it is forged or changed in any way", async () => {
    const forge = makeForger(given, random)
    const hows = new Set<string>()
    for (let made = 0; made < FORGED; made++) {
      const { how, text } = forge()
      hows.add(how)
      const { result } = await checkPassCode(text, keys, verify)
      expect.soft(["not-a-pass", "damaged", "forged", "unknown-key"], `${how}: ${text}`).toContain(result)
    }
    expect(hows.size).toBeGreaterThan(25)
  })

  it("is no proof once its key was given up, and never was by a key that is not there", async () => {
    const { claims, text, key } = given[0] ?? { claims: someClaims(random), text: "", key: one }
    const revoked = [publicOf(key, "2020-03-01T00:00:00.000Z" as Instant)]
    expect(await checkPassCode(text, revoked, verify)).toEqual({ result: "key-revoked", claims })
    expect(await checkPassCode(text, [], verify)).toEqual({ result: "unknown-key" })
  })

  it("has one form of its signature: the other is brought to it when signing and refused when checking", async () => {
    const claims = someClaims(random)
    const { bytes, finish } = passToSign(claims, one.keyId)
    const signatures = Array.from({ length: 40 }, () => signWith(one, bytes))
    expect(new Set(signatures.map(isLowS))).toEqual(new Set([true, false]))
    for (const signature of signatures) {
      expect(isLowS(toLowS(signature))).toBe(true)
      expect((await checkPassCode(finish(signature), keys, verify)).result).toBe("signed")
    }
  })

  it("is told from other codes", async () => {
    const texts = ["", "https://example.cn/p/1", "HC1:6BFOXN", "6901234567892", "288弄12号302室"]
    for (const text of texts)
      expect(await checkPassCode(text, keys, verify)).toEqual({ result: "not-a-pass" })
    expect(await checkPassCode("SW1:ab?", keys, verify)).toEqual({ result: "damaged" })
  })
})
