import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../kit/dates.ts"
import type { DoorOutcome } from "./attempt.ts"
import { answerEntries, type DoorNote, doorWorkOf, type ListedHome } from "./door-work.ts"
import type { RoundEntry } from "./round-entry.ts"

const today = getPlainDate("2020-02-12")
const at = (clock: string): Instant => instantOfShanghai(today, clock) ?? ("" as Instant)

const check = (id: string, kind: string, change: object = {}): ListedHome["checks"][number] =>
  ({
    ...{ id, kind, source: "quarantine", day: today, slot: "", personId: null, status: "not-yet" },
    ...{ statusAt: null, outcome: null, attempts: 0 },
    ...change,
  }) as ListedHome["checks"][number]
const reading = (slot: string, change: object = {}) =>
  check(`reading ${slot}`, "reading", { slot, personId: "wang", ...change })
const homeWith = (...checks: ListedHome["checks"]): ListedHome => ({
  ...{ id: "home", checks, needs: [] },
  people: [{ personId: "wang", name: "王*明", dayNumber: 3 }],
})
const noted = (...entries: object[]): DoorNote[] =>
  entries.map((entry, index) => ({
    ...{ id: `note ${index}`, at: at("09:00"), press: `press ${index}` },
    entry: { homeId: "home", note: "", ...entry } as RoundEntry,
  }))
const attempt = (checkId: string, outcome: DoorOutcome) => ({ what: "attempt", checkId, outcome })

describe("what there is to do at a door", () => {
  it("is this half of the day's temperature, and no other day's", () => {
    const home = homeWith(reading("上午"), reading("下午"), reading("上午", { id: "old", day: "2020-02-11" }))
    const slots = (clock: string) => doorWorkOf(home, [], at(clock))?.readings.map(({ slot }) => slot)
    expect(slots("09:00")).toEqual(["上午"])
    expect(slots("12:00")).toEqual(["下午"])
    expect(doorWorkOf(homeWith(reading("下午")), [], at("09:00"))).toBeNull()
  })

  it.each([
    ["not-yet", null, "open"],
    ["not-attempted", at("08:00"), "open"],
    ["nobody-there", at("08:00"), "tried"],
    ["nobody-there", "2020-02-11T02:00:00.000Z", "open"],
    ["fine", at("08:00"), "done"],
    ["not-fine", at("08:00"), "done"],
  ])("a visit that stands as %s (%s) is %s", (status, statusAt, state) => {
    expect(doorWorkOf(homeWith(check("visit", "visit", { status, statusAt })), [], at("09:00"))?.state).toBe(
      state,
    )
  })

  it("follows what was written here, the last of it", () => {
    const home = homeWith(check("visit", "visit"), reading("上午"))
    const work = (...entries: object[]) => doorWorkOf(home, noted(...entries), at("09:00"))
    expect(work(attempt("visit", "no-answer"))).toMatchObject({
      state: "open",
      said: { outcome: "no-answer" },
    })
    expect(work(attempt("visit", "no-answer"), attempt("reading 上午", "no-answer"))?.state).toBe("tried")
    const visit = { what: "visit", checkId: "visit", note: "好", fine: true }
    const taken = { what: "reading", checkId: "reading 上午", personId: "wang", slot: "上午", celsius: 36.5 }
    expect(work(attempt("visit", "note-left"), visit, taken)).toMatchObject({
      ...{ state: "done", note: "好", said: { press: "press 1", outcome: "answered", fine: true } },
      readings: [{ celsius: 36.5, state: "done", name: "王*明" }],
    })
    expect(work(attempt("visit", "note-left"))?.hasNote).toBe(true)
  })

  it("counts bags and needs", () => {
    const need = { id: "bread", category: "买菜", asked: "面包", handedOver: false }
    const home = { ...homeWith(check("waste", "waste")), needs: [need] }
    const work = (...entries: object[]) => doorWorkOf(home, noted(...entries), at("09:00"))
    expect(work()).toMatchObject({ state: "open", waste: { state: "open", bags: null } })
    const both = work({ what: "waste", checkId: "waste", bags: 2 }, { what: "handed-over", needId: "bread" })
    expect(both).toMatchObject({ state: "done", waste: { bags: 2 }, needs: [{ state: "done" }], said: null })
  })
})

describe("what is written when somebody answered or did not", () => {
  const home = homeWith(
    check("visit", "visit"),
    check("knock", "knock"),
    reading("上午"),
    check("waste", "waste"),
  )
  const written = (outcome: DoorOutcome, of = home) => {
    const work = doorWorkOf(of, [], at("09:00"))
    if (work === null) throw new Error("there is something to do")
    return answerEntries(of, work, { outcome, fine: true, note: "" }).map((entry) => [
      entry.what,
      "checkId" in entry && entry.checkId,
    ])
  }

  it("settles visit and knock by an answer, and leaves the rubbish and the temperature to themselves", () => {
    expect(written("answered")).toEqual([
      ["visit", "visit"],
      ["visit", "knock"],
    ])
  })

  it("says of a closed door that nobody was measured either", () => {
    const all = ["visit", "knock", "reading 上午"].map((id) => ["attempt", id])
    expect(written("no-answer")).toEqual(all)
    expect(written("wrong-address")).toEqual(all.slice(0, 2))
    expect(written("no-answer", homeWith(reading("上午")))).toEqual([["attempt", "reading 上午"]])
  })

  it("says of knocks alone that nobody lives there", () => {
    expect(written("vacant")).toEqual([["attempt", "knock"]])
  })

  it("leaves nothing open that it is about, whatever the outcome", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DoorOutcome>("answered", "no-answer", "note-left", "note-gone", "refused"),
        fc.subarray(
          [...home.checks].filter(({ kind }) => kind === "visit" || kind === "knock"),
          { minLength: 1 },
        ),
        (outcome, checks) => {
          const of = homeWith(...checks)
          const work = doorWorkOf(of, [], at("09:00"))
          if (work === null) throw new Error("there is something to do")
          const entries = answerEntries(of, work, { outcome, fine: true, note: "" })
          expect(doorWorkOf(of, noted(...entries), at("09:00"))?.state).not.toBe("open")
        },
      ),
    )
  })
})
