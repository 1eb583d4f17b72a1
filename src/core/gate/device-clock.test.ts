import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Instant, instantOf } from "../kit/dates.ts"
import { estimateMoments } from "./device-clock.ts"

const received = Date.UTC(2020, 2, 5, 13)
const DAY_MS = 86_400_000
const within = (days: number) => fc.integer({ min: -days * DAY_MS, max: days * DAY_MS })
const moment = (ms: number): Instant => instantOf(received + ms)

/** Entries as any device may send them: clocks a month off, heard at any time or never. */
const anyHeads = fc.array(
  fc.record({
    at: within(40).map(moment),
    heard: fc.option(fc.record({ server: within(10).map(moment), device: within(40).map(moment) })),
  }),
  { maxLength: 30 },
)

describe("the moments of a device's entries", () => {
  it("keep its order, come after what it sent before and not after they arrived", () => {
    fc.assert(
      fc.property(anyHeads, within(40), fc.option(within(10)), (heads, sent, after) => {
        const receivedAt = instantOf(received)
        const moments = estimateMoments(heads, {
          ...{ sentAt: moment(sent), receivedAt },
          after: after === null ? null : moment(after),
        })
        expect(moments).toHaveLength(heads.length)
        const bounds = [
          ...(after === null ? [] : [moment(Math.min(after, 0))]),
          ...moments.map(({ at }) => at),
          receivedAt,
        ]
        expect(bounds).toEqual(bounds.toSorted())
      }),
    )
  })

  it("are right however wrong the clock is, as long as nobody moves it", () => {
    fc.assert(
      fc.property(
        within(30),
        fc.uniqueArray(fc.integer({ min: 0, max: 3 * DAY_MS }), { minLength: 1, maxLength: 20 }),
        (ahead, ages) => {
          const inOrder = ages.toSorted((one, other) => other - one)
          const heardAgo = (inOrder[0] ?? 0) + 1_000
          const heard = { server: moment(-heardAgo), device: moment(-heardAgo + ahead) }
          const heads = inOrder.map((ago) => ({ at: moment(-ago + ahead), heard }))
          const sent = { sentAt: moment(ahead), receivedAt: instantOf(received), after: null }
          expect(estimateMoments(heads, sent)).toEqual(
            inOrder.map((ago) => ({ at: moment(-ago), jumped: false })),
          )
        },
      ),
    )
  })

  it("are right too where the clock was moved after the last of them, which is told", () => {
    const heard = { server: moment(-3_600_000), device: moment(-3_600_000) }
    const heads = [{ at: moment(-1_800_000), heard }]
    const sent = { sentAt: moment(30 * DAY_MS), receivedAt: instantOf(received), after: null }
    expect(estimateMoments(heads, sent)).toEqual([{ at: moment(-1_800_000), jumped: true }])
  })
})
