import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type LiveEvent, makeEventCutter, waitBeforeAttempt } from "./live-line.ts"

const stream =
  'retry: 2000\n\nevent: change\nid: 7\ndata: {"version":"7"}\n\n: quiet\n\nevent: heartbeat\ndata: {"live":true}\n\n'
const events: LiveEvent[] = [
  { name: "change", data: '{"version":"7"}' },
  { name: "heartbeat", data: '{"live":true}' },
]

describe("the live line", () => {
  it("gives the same events wherever the network cuts the stream", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
        const heard: LiveEvent[] = []
        const cut = makeEventCutter((event) => heard.push(event))
        const places = [0, ...cuts.sort((one, other) => one - other), stream.length]
        for (const [index, from] of places.entries()) cut(stream.slice(from, places[index + 1] ?? from))
        expect(heard).toEqual(events)
      }),
    )
  })

  it("keeps an unfinished event until its end arrives", () => {
    const heard: LiveEvent[] = []
    const cut = makeEventCutter((event) => heard.push(event))
    cut("event: change\ndata: 1\n")
    expect(heard).toEqual([])
    cut("\n")
    expect(heard).toEqual([{ name: "change", data: "1" }])
  })

  it("waits longer after each failure, ten seconds at most", () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(waitBeforeAttempt)).toEqual([500, 1000, 2000, 4000, 8000, 10000, 10000])
  })
})
