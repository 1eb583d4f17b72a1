import { describe, expect, it } from "vitest"
import { type Sight, watchAfter, watchFrame } from "./code-watch.ts"
import type { ScanAnswer } from "./scanner.ts"

const code = (text: string): ScanAnswer => ({ read: true, text })
const damaged: ScanAnswer = { read: false, damaged: true }
const nothing: ScanAnswer = { read: false, damaged: false }
const busy: ScanAnswer = { read: false, refusal: "busy" }

/** What was told of frames, each `everyMs` after the last, where another watch had told something before. */
function told(answers: readonly ScanAnswer[], everyMs = 200, before: Sight = null): string[] {
  let watch = watchAfter(before)
  return answers.flatMap((answer, index) => {
    const seen = watchFrame(watch, answer, index * everyMs)
    watch = seen.watch
    if (seen.sight === null) return []
    return [`${index * everyMs} ${seen.sight.saw === "code" ? seen.sight.text : "damage"}`]
  })
}

const times = (count: number, answer: ScanAnswer) => Array.from({ length: count }, () => answer)

describe("watching frames", () => {
  it("tells a code once while it stays, also where some frames miss it", () => {
    expect(told([code("A"), ...times(5, nothing), code("A"), ...times(20, code("A"))])).toEqual(["0 A"])
  })

  it("tells it again when it has left the picture, and another at once", () => {
    expect(told([code("A"), ...times(9, nothing), code("A"), code("B")])).toEqual(["0 A", "2000 A", "2200 B"])
  })

  it("takes no slow frame, and none that was not looked at, for a code that has left", () => {
    expect(told([code("A"), code("A"), nothing, nothing, code("A")], 2_000)).toEqual(["0 A"])
    expect(told([code("A"), ...times(40, busy), code("A")])).toEqual(["0 A"])
    expect(told([code("A"), ...times(15, damaged), code("A")])).toEqual(["0 A"])
    expect(told([code("A"), ...times(3, nothing), code("A")], 2_000)).toEqual(["0 A", "8000 A"])
  })

  it("tells nothing of what was told before it began, until that has left the picture or another is there", () => {
    const before = { saw: "code", text: "A" } as const
    expect(told(times(20, code("A")), 200, before)).toEqual([])
    expect(told([nothing, code("A"), code("B"), code("A")], 200, before)).toEqual(["400 B", "600 A"])
    expect(told([...times(9, nothing), code("A")], 200, before)).toEqual(["1800 A"])
    expect(told(times(60, damaged), 200, { saw: "damage" })).toEqual([])
    expect(told([...times(9, nothing), ...times(60, damaged)], 200, { saw: "damage" })).toEqual([
      "5800 damage",
    ])
  })

  it("tells damage once, after four seconds of it", () => {
    expect(told(times(60, damaged))).toEqual(["4000 damage"])
    expect(told([...times(15, damaged), ...times(9, nothing), ...times(15, damaged)])).toEqual([])
    expect(told(Array.from({ length: 30 }, (_, index) => (index % 3 ? nothing : damaged)))).toEqual([
      "4200 damage",
    ])
  })

  it("tells it too where each frame takes a slow phone longer than a code may be out of the picture", () => {
    expect(told(times(4, damaged), 2_000)).toEqual(["4000 damage"])
    expect(told([damaged, nothing, damaged, nothing, damaged], 2_000)).toEqual(["4000 damage"])
  })

  it("does not call a code damaged that is on its way out, nor one that is read after all", () => {
    expect(told([code("A"), ...times(7, damaged)], 200)).toEqual(["0 A"])
    expect(told([...times(18, damaged), code("A"), ...times(18, damaged)])).toEqual(["3600 A"])
  })
})
