import { expect, it } from "vitest"
import { type Kept, type KeptReport, withoutReport, withReport, withSent } from "./kept-reports.ts"

const report = (id: string, text = ""): KeptReport => ({
  id,
  kind: "thanks",
  values: { text },
  sending: false,
})
const nothing: Kept = { reports: [], sent: [] }

it("keeps one of an id, as it was typed last", () => {
  const kept = withReport(withReport(nothing, report("a", "谢")), report("a", "谢谢"))
  expect(kept.reports).toEqual([report("a", "谢谢")])
  expect(withoutReport(kept, "a")).toEqual(nothing)
})

it("of what was sent keeps the number alone, of the last few", () => {
  const sent = { number: 1001, kind: "thanks", at: "2020-02-12T02:00:00.000Z" } as const
  const kept = withSent(withReport(nothing, report("a", "谢谢")), report("a", "谢谢"), sent)
  expect(kept).toEqual({ reports: [], sent: [sent] })
  const many = Array.from({ length: 12 }).reduce<Kept>((all, _, at) => {
    return withSent(all, report(String(at)), { ...sent, number: 1001 + at })
  }, nothing)
  expect(many.sent.map(({ number }) => number)).toEqual([1012, 1011, 1010, 1009, 1008, 1007, 1006, 1005])
})
