import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { roles } from "../access/roles.ts"
import { getPlainDate, type Instant, instantOfShanghai } from "../kit/dates.ts"
import { isLate, taskKinds } from "./task.ts"
import { type Mover, mayMove, movesOf, statusOf, type TaskStanding, taskMoves } from "./task-moves.ts"
import { mayHave, maySeeTask } from "./task-sight.ts"

const open: TaskStanding = { ownerId: null, waitingOn: null, doneAt: null, outcome: null }
const taken = { ...open, ownerId: "me" }
const waiting = { ...taken, waitingOn: "street" as const }
const done = { ...taken, doneAt: "2020-02-12T09:00:00.000Z", outcome: "done" }
const dropped = { ...done, outcome: "dropped" }
const nobody: Mover = { atDesk: false, isHead: false, isOwner: false, isMaker: false, inTeam: false }
const head: Mover = { ...nobody, atDesk: true, isHead: true }

describe("the moves of a task", () => {
  it.each([
    [open, "open", ["take", "give", "set-deadline", "wait", "done", "drop"]],
    [taken, "taken", ["give", "set-deadline", "wait", "done", "drop"]],
    [waiting, "waiting", ["give", "set-deadline", "resume", "done", "drop"]],
    [done, "done", ["reopen"]],
    [dropped, "dropped", ["reopen"]],
  ] as const)("of %j, which is %s", (task, status, moves) => {
    expect(statusOf(task)).toBe(status)
    expect(movesOf(task, head)).toEqual(moves)
  })

  it("leave giving it up to the head and to who made it", () => {
    expect(mayMove(taken, "drop", { ...nobody, atDesk: true, isOwner: true })).toBe(false)
    expect(mayMove(taken, "drop", { ...nobody, isMaker: true })).toBe(true)
  })

  it("let a team take what is its own, and do nothing with what a colleague has", () => {
    const inTeam = { ...nobody, inTeam: true }
    expect(movesOf(open, inTeam)).toContain("take")
    expect(movesOf(taken, inTeam)).toEqual([])
    expect(movesOf(taken, { ...inTeam, isOwner: true })).toContain("done")
    expect(movesOf(open, nobody)).toEqual([])
  })

  it("never offer a move that the table forbids", () => {
    const standing = fc.record({
      ownerId: fc.constantFrom(null, "me"),
      waitingOn: fc.constantFrom(null, "police" as const),
      doneAt: fc.constantFrom(null, "2020-02-12T09:00:00.000Z"),
      outcome: fc.constantFrom(null, "done", "dropped", "came-in"),
    })
    const someone = fc.record({
      ...{ atDesk: fc.boolean(), isHead: fc.boolean(), isOwner: fc.boolean() },
      ...{ isMaker: fc.boolean(), inTeam: fc.boolean() },
    })
    fc.assert(
      fc.property(standing, someone, (task, mover) => {
        const able = movesOf(task, mover)
        expect(able).toEqual(taskMoves.filter((move) => mayMove(task, move, mover)))
        // what is over can only be opened again, and what is not over cannot
        expect(able.every((move) => (move === "reopen") === (task.doneAt !== null))).toBe(true)
      }),
    )
  })
})

describe("who sees a task", () => {
  const task = { kind: "own", team: "property", ownerId: null, openedBy: "head" } as const
  const who = (role: (typeof roles)[number]) => ({ accountId: "me", role })

  it("keeps what was written for one team from the others", () => {
    const seeing = roles.filter((role) => maySeeTask(who(role), task))
    expect(seeing).toEqual(["head", "staff", "property"])
    expect(maySeeTask(who("owners"), { ...task, ownerId: "me" })).toBe(true)
    expect(maySeeTask(who("owners"), { ...task, openedBy: "me" })).toBe(true)
  })

  it("shows what was raised by itself only to those who may open its record", () => {
    const fever = { kind: "fever", team: "staff", ownerId: null, openedBy: null } as const
    expect(roles.filter((role) => maySeeTask(who(role), fever))).toEqual(["head", "staff", "team", "doctor"])
    const ofDuty = taskKinds.filter((kind) => kind === "no-show" || kind === "duty-gap")
    for (const role of ["property", "owners", "volunteer-lead"] as const) {
      const own = role === "volunteer-lead" ? ["order", "own", ...ofDuty] : ["order", "own"]
      expect(taskKinds.filter((kind) => mayHave(role, kind))).toEqual(own)
      expect(maySeeTask(who(role), { ...fever, team: role, ownerId: "me" })).toBe(false)
    }
    expect(roles.filter((role) => mayHave(role, "own"))).not.toContain("viewer")
  })
})

describe("a task is late", () => {
  const at = (clock: string) => instantOfShanghai(getPlainDate("2020-02-12"), clock) as Instant
  const late = (dueAt: Instant | null, clock: string, doneAt: Instant | null = null) =>
    isLate({ dueAt, openedAt: at("09:00"), doneAt }, at(clock))

  it("from its moment on, while it is not done", () => {
    expect(late(at("18:00"), "17:59")).toBe(false)
    expect(late(at("18:00"), "18:00")).toBe(true)
    expect(late(at("18:00"), "20:00", at("19:00"))).toBe(false)
    expect(late(null, "23:00")).toBe(false)
  })

  it("has an hour where it was due as it was raised", () => {
    expect(late(at("09:00"), "09:59")).toBe(false)
    expect(late(at("09:00"), "10:00")).toBe(true)
  })
})
