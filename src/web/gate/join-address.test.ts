import { describe, expect, it } from "vitest"
import { addressTrouble, joinAddress, leftText } from "./join-address.ts"

describe("the address by which a phone joins", () => {
  it("is warned of where a phone could not use it", () => {
    const of = (address: string) => addressTrouble(new URL(address))
    expect(of("http://localhost:8080")).toBe("local")
    expect(of("https://127.0.0.1")).toBe("local")
    expect(of("http://[::1]:8080")).toBe("local")
    expect(of("http://192.168.1.20:8080")).toBe("plain")
    expect(of("https://shouwang.example.cn")).toBeNull()
  })

  it("carries the code behind the #", () => {
    expect(joinAddress("https://shouwang.example.cn", "a.b")).toBe(
      "https://shouwang.example.cn/gate#join=a.b",
    )
  })

  it("counts down to nothing and no further", () => {
    expect([leftText(600_000), leftText(65_001), leftText(999), leftText(-5)]).toEqual([
      "10:00",
      "1:06",
      "0:01",
      "0:00",
    ])
  })
})
