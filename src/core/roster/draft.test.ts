import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import {
  afterStep,
  catchUp,
  type DraftTurn,
  placeKey,
  publishing,
  stepOf,
  stepTo,
  turnedStep,
} from "./draft.ts"

const days = ["2020-03-09", "2020-03-10", "2020-03-11"].map(getPlainDate)
const anyTurn = fc.record({
  workerId: fc.constantFrom("a", "b", "c"),
  day: fc.constantFrom(...days),
  postId: fc.constantFrom("north", "south"),
  hoursId: fc.constantFrom("early", "late"),
  head: fc.constant(1),
  isPinned: fc.boolean(),
})
const anyDraft = fc.uniqueArray(anyTurn, { selector: placeKey, maxLength: 9 })
const sorted = (turns: readonly DraftTurn[]) =>
  turns.toSorted((one, other) => (placeKey(one) < placeKey(other) ? -1 : 1))

describe("steps on a draft", () => {
  it("lead where they say, and back", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (draft, wanted) => {
        const step = stepTo(draft, wanted)
        const after = afterStep(draft, step)
        expect(sorted(after)).toEqual(sorted(wanted))
        expect(sorted(afterStep(after, { taken: step.put, put: step.taken }))).toEqual(sorted(draft))
      }),
    )
  })

  it("lead back from a day on, and without whoever has left the roll", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (draft, wanted) => {
        const [, today = ""] = days
        const isOnRoll = (workerId: string) => workerId !== "c"
        const after = afterStep(draft, stepTo(draft, wanted))
        const back = turnedStep(stepTo(draft, wanted), { again: false, today: today as never, isOnRoll })
        const isFree = ({ day, workerId }: DraftTurn) => day >= today && isOnRoll(workerId)
        const found = afterStep(after, back)
        expect(sorted(found.filter(isFree))).toEqual(sorted(draft.filter(isFree)))
        expect(sorted(found.filter((turn) => !isFree(turn)))).toEqual(
          sorted(after.filter((turn) => !isFree(turn))),
        )
      }),
    )
  })

  it("give nobody two places on one day", () => {
    fc.assert(
      fc.property(anyDraft, fc.array(anyTurn), (draft, turns) => {
        const changes = turns.map(({ postId, hoursId, ...turn }) => ({ ...turn, to: { postId, hoursId } }))
        const after = afterStep(draft, stepOf(draft, changes))
        expect(new Set(after.map(placeKey)).size).toBe(after.length)
        for (const { workerId, day } of turns)
          expect(after.filter((turn) => turn.workerId === workerId && turn.day === day)).toHaveLength(1)
      }),
    )
  })
})

const withIds = (turns: readonly DraftTurn[], prefix: string) =>
  turns.map(({ isPinned: _, ...turn }) => ({ ...turn, id: `${prefix} ${Object.values(turn).join()}` }))

describe("published turns", () => {
  it("become the draft, as few as are needed", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (published, draft) => {
        const standing = withIds(published, "t")
        const { ended, begun } = publishing(standing, draft)
        const gone = new Set(ended.map(({ id }) => id))
        const left = standing.filter(({ id }) => !gone.has(id)).map(({ id: _, ...turn }) => turn)
        const places = (turns: readonly object[]) => turns.map((turn) => JSON.stringify(turn)).toSorted()
        const bare = (turns: readonly (object & { isPinned?: boolean; id?: string })[]) =>
          turns.map(({ isPinned: _, id: __, ...turn }) => JSON.stringify(Object.entries(turn).toSorted()))
        expect([...bare(left), ...bare(begun)].toSorted()).toEqual(bare(draft).toSorted())
        expect(places(ended).length + left.length).toBe(standing.length)
      }),
    )
  })

  it("that came or went meanwhile do so in the draft, and what was planned stays", () => {
    const at = { postId: "north", hoursId: "early", head: 1 }
    const turn = (workerId: string, day = days[0] ?? getPlainDate("2020-03-09")) => ({ workerId, day, ...at })
    const draft = [
      { ...turn("a"), isPinned: true },
      { ...turn("b"), postId: "south", isPinned: false },
      { ...turn("c"), isPinned: false },
    ]
    const known = [
      { ...turn("a"), id: "1" },
      { ...turn("b"), id: "2" },
      { ...turn("c"), id: "3" },
    ]
    const standing = [known[0], { ...turn("a", days[1]), id: "4" }].flatMap((each) => each ?? [])
    const after = afterStep(draft, catchUp(draft, standing, known))
    // b was moved by hand already: that nobody stands in their old place changes nothing
    expect(sorted(after)).toEqual(
      sorted([
        { ...turn("a"), isPinned: true },
        { ...turn("a", days[1]), isPinned: false },
        { ...turn("b"), postId: "south", isPinned: false },
      ]),
    )
    expect(catchUp(after, standing, standing)).toEqual({ taken: [], put: [] })
  })
})
