import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mayMoveNeed, movesOfNeed, type NeedMove, needAfter, needMoves, needStatuses } from "./need-moves.ts"

const desk = { accountId: "desk", atDesk: true }
const carrier = { accountId: "carrier", atDesk: false }

describe("what may be done with a need", () => {
  it.each([
    ["wished", null, "take buy hand-over promise withdraw", "take buy hand-over"],
    ["taken", "other", "take buy hand-over promise give-back withdraw", "hand-over"],
    ["taken", "carrier", "take buy hand-over promise give-back withdraw", "buy hand-over give-back"],
    ["bought", "carrier", "take hand-over promise give-back withdraw", "hand-over give-back"],
    ["handed-over", "carrier", "reopen", ""],
    ["withdrawn", null, "reopen", ""],
  ] as const)("%s, in the hands of %s", (status, ownerId, ofDesk, ofCarrier) => {
    expect(movesOfNeed({ status, ownerId }, desk).join(" ")).toBe(ofDesk)
    expect(movesOfNeed({ status, ownerId }, carrier).join(" ")).toBe(ofCarrier)
  })

  it("leads from wish to handed over whoever does it, and every end can be opened again", () => {
    const moves = fc.array(fc.constantFrom(...needMoves), { maxLength: 12 })
    fc.assert(
      fc.property(moves, fc.boolean(), (asked: NeedMove[], atDesk) => {
        let need: Parameters<typeof needAfter>[0] = { status: "wished", ownerId: null }
        for (const move of asked) {
          if (!mayMoveNeed(need, move, { accountId: "me", atDesk })) continue
          need = needAfter(need, move, "me")
          expect(needStatuses).toContain(need.status)
          // what is in hand is in somebody's hand, what is wished for in nobody's
          if (need.status === "taken" || need.status === "bought") expect(need.ownerId).not.toBeNull()
          if (need.status === "wished") expect(need.ownerId).toBeNull()
        }
        expect(movesOfNeed(need, desk)).not.toEqual([])
      }),
    )
  })
})
