import { describe, expect, it } from "vitest"
import { maskedApart, namedApart } from "./alike-names.ts"

const people = (...names: string[]) =>
  names.map((name, at) => ({ id: String(at), name, phone: `1990000${1000 + at}` }))

describe("people who look alike", () => {
  it("are numbered where their masked names are the same, and nobody else is", () => {
    const shown = maskedApart(people("王小明", "李兰", "王大明", "", "", "李丽", "王小明"))
    expect([...shown.values()]).toEqual(["王*明①", "李*①", "王*明②", "", "", "李*②", "王*明③"])
    expect([...maskedApart(people("王小明", "李兰")).values()]).toEqual(["王*明", "李*"])
    const many = [...maskedApart(people(...Array.from({ length: 21 }, () => "王小明"))).values()]
    expect(many.slice(-2)).toEqual(["王*明⑳", "王*明(21)"])
  })

  it("are told apart by the end of their number where names are whole", () => {
    const shown = namedApart([
      ...people("王小明", "李兰", "王小明"),
      ...["a", "b"].map((id) => ({ id, name: "惠民超市", phone: "" })),
    ])
    expect([...shown.values()]).toEqual(["王小明 (1000)", "李兰", "王小明 (1002)", "惠民超市①", "惠民超市②"])
  })
})
