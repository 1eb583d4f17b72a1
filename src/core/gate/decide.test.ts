import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant, instantOf } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import type { Policy } from "../policy/policy.ts"
import { decide, type GateAsk } from "./decide.ts"
import type { GateState } from "./gate-state.ts"
import type { PassCheck } from "./pass.ts"
import { entryKinds, passageDirections } from "./words.ts"

const at = instantOf(Date.parse("2020-03-05T12:40:00Z"))
const home = "00000000000000aa"
const quarantinedHome = "00000000000000bb"
const claims = {
  pass: "1111111111111111",
  home,
  kind: "resident",
  from: getPlainDate("2020-02-10"),
  until: getPlainDate("2020-04-09"),
} as const
const pass = (changed: object = {}): PassCheck => ({ result: "signed", claims: { ...claims, ...changed } })

const state: GateState = {
  version: "1",
  madeAt: at,
  keys: [],
  stopped: [
    { pass: "00000000000000f1", stop: "lost", since: instantOf(Date.parse("2020-02-18T02:00:00Z")) },
    { pass: "00000000000000f2", stop: "suspended", since: at },
    { pass: "00000000000000f3", stop: "void", since: at },
  ],
  quarantined: [quarantinedHome],
  policies: firstPolicies,
  sealKey: { keyId: "", point: "" },
}

const nobody: GateAsk = {
  kind: "resident",
  direction: "in",
  pass: null,
  room: null,
  celsius: 36.5,
  seenElsewhere: null,
  at,
}
const known = { home }
const shut = { room: { home: quarantinedHome } }
const elsewhere = (minutes: number) => ({ seenElsewhere: { post: "后门", minutes } })

describe("what a post decides", () => {
  it.each<[string, Partial<GateAsk>, string, string]>([
    ["a good pass", { pass: pass() }, "let-in", "pass-valid"],
    ["a good pass on its last day", { pass: pass({ until: "2020-03-05" }) }, "let-in", "pass-valid"],
    ["a pass that ended yesterday", { pass: pass({ until: "2020-03-04" }) }, "refer", "pass-expired"],
    ["a pass for tomorrow", { pass: pass({ from: "2020-03-06" }) }, "refer", "pass-not-yet"],
    ["a lost pass", { pass: pass({ pass: "00000000000000f1" }) }, "turn-away", "pass-lost"],
    ["a suspended pass", { pass: pass({ pass: "00000000000000f2" }) }, "refer", "pass-suspended"],
    ["a void pass", { pass: pass({ pass: "00000000000000f3" }) }, "turn-away", "pass-void"],
    ["a forged pass", { pass: { result: "forged" } }, "turn-away", "pass-forged"],
    ["a pass of a leaked key", { pass: { result: "key-revoked", claims } }, "refer", "pass-key-revoked"],
    ["a pass of a key the post never had", { pass: { result: "unknown-key" } }, "refer", "pass-key-unknown"],
    ["some other code", { pass: { result: "not-a-pass" } }, "refer", "not-a-pass"],
    ["a damaged code", { pass: { result: "damaged" } }, "refer", "pass-damaged"],
    ["a pass at another gate 5 minutes ago", { pass: pass(), ...elsewhere(5) }, "refer", "pass-copied"],
    ["a pass at another gate 6 minutes ago", { pass: pass(), ...elsewhere(6) }, "let-in", "pass-valid"],
    ["a printed number", { pass: { result: "listed", pass: claims.pass, home } }, "let-in", "number-listed"],
    ["a number nobody has", { pass: { result: "unknown-number" } }, "refer", "number-unknown"],
    [
      "the number of a lost pass",
      { pass: { result: "listed", pass: "00000000000000f1", home } },
      "turn-away",
      "pass-lost",
    ],
    ["a room without a pass", { room: known }, "let-in", "room-known"],
    ["a forged pass, but a known room", { pass: { result: "forged" }, room: known }, "let-in", "room-known"],
    ["a room that is none", { room: { home: null } }, "refer", "room-unknown"],
    ["neither pass nor room", {}, "refer", "no-pass"],
    ["37.2 °C", { pass: pass(), celsius: 37.2 }, "let-in", "pass-valid"],
    ["37.3 °C", { pass: pass(), celsius: 37.3 }, "refer", "fever"],
    ["a forged pass and a fever", { pass: { result: "forged" }, celsius: 38 }, "refer", "fever"],
    ["a home in quarantine", { pass: pass({ home: quarantinedHome }) }, "refer", "home-in-quarantine"],
    ["a visitor", { kind: "visitor" }, "turn-away", "by-rule"],
    [
      "a visitor with a temporary pass",
      { kind: "visitor", pass: pass({ kind: "temporary" }) },
      "let-in",
      "pass-valid",
    ],
    [
      "a visitor with a lost pass, for a known room",
      { kind: "visitor", pass: pass({ pass: "00000000000000f1" }), room: known },
      "turn-away",
      "pass-lost",
    ],
    [
      "a visitor whose pass ended, for a known room",
      { kind: "visitor", pass: pass({ until: "2020-03-04" }), room: known },
      "refer",
      "pass-expired",
    ],
    [
      "a lost pass, but a known room",
      { pass: pass({ pass: "00000000000000f1" }), room: known },
      "let-in",
      "room-known",
    ],
    ["a visitor with a fever", { kind: "visitor", celsius: 37.8 }, "refer", "fever"],
    ["a courier", { kind: "courier" }, "turn-away", "put-on-shelf"],
    ["a courier for a home in quarantine", { kind: "courier", ...shut }, "turn-away", "put-on-shelf"],
    ["a visitor for a home in quarantine", { kind: "visitor", ...shut }, "turn-away", "by-rule"],
    [
      "a carer's pass for a home in quarantine",
      { kind: "visitor", pass: pass(), ...shut },
      "refer",
      "home-in-quarantine",
    ],
    ["a returnee", { kind: "returnee", room: known }, "refer", "by-rule"],
    ["a tenant with a pass", { kind: "tenant", pass: pass({ kind: "tenant" }) }, "let-in", "pass-valid"],
    ["a tenant without", { kind: "tenant" }, "refer", "by-rule"],
  ])("%s, coming in", (_, ask, verdict, reason) => {
    expect(decide({ ...nobody, ...ask }, state)).toMatchObject({ verdict, reason })
  })

  it.each<[string, Partial<GateAsk>, string, string]>([
    ["a good pass", { pass: pass() }, "let-in", "pass-valid"],
    ["no pass", {}, "let-in", "leaving"],
    ["a home in quarantine", { room: { home: quarantinedHome } }, "turn-away", "home-in-quarantine"],
    ["a lost pass", { pass: pass({ pass: "00000000000000f1" }) }, "refer", "pass-lost"],
    ["a fever", { pass: pass(), celsius: 38.1 }, "refer", "fever"],
    ["a fever from a home in quarantine", { room: { home: quarantinedHome }, celsius: 39 }, "refer", "fever"],
    ["a visitor", { kind: "visitor" }, "let-in", "leaving"],
  ])("%s, going out", (_, ask, verdict, reason) => {
    expect(decide({ ...nobody, direction: "out", celsius: null, ...ask }, state)).toMatchObject({
      verdict,
      reason,
    })
  })

  it("asks nobody for a pass where no rule does: an old one is no hindrance, a forged one worth a call", () => {
    const open = { ...state, policies: firstPolicies.filter(({ rule }) => rule !== "gate-mode") }
    const verdicts = (ask: Partial<GateAsk>) => decide({ ...nobody, ...ask }, open).verdict
    expect(verdicts({})).toBe("let-in")
    expect(verdicts({ pass: pass({ until: "2020-03-04" }) })).toBe("let-in")
    expect(verdicts({ pass: { result: "forged" } })).toBe("refer")
    expect(verdicts({ kind: "visitor", pass: pass({ until: "2020-03-04" }) })).toBe("let-in")
    expect(verdicts({ pass: pass({ home: quarantinedHome, until: "2020-03-04" }) })).toBe("refer")
  })

  it("names the rule with its document, and the day since which a pass is lost", () => {
    expect(decide({ ...nobody, kind: "visitor" }, state).rule).toEqual({
      name: "gate-mode",
      document: expect.stringContaining("2020-02-10"),
    })
    expect(decide({ ...nobody, pass: pass({ pass: "00000000000000f1" }) }, state).day).toBe("2020-02-18")
  })
})

const asks = fc.record<GateAsk>({
  kind: fc.constantFrom(...entryKinds),
  direction: fc.constantFrom(...passageDirections),
  pass: fc.constantFrom<PassCheck | null>(
    null,
    pass(),
    pass({ home: quarantinedHome }),
    pass({ pass: "00000000000000f1" }),
    pass({ until: "2020-02-20" }),
    { result: "listed", pass: claims.pass, home: null },
    { result: "unknown-number" },
    { result: "forged" },
    { result: "unknown-key" },
    { result: "key-revoked", claims },
    { result: "not-a-pass" },
    { result: "damaged" },
  ),
  room: fc.constantFrom(null, known, { home: quarantinedHome }, { home: null }),
  celsius: fc.constantFrom(null, 36.5, 37.3, 39),
  seenElsewhere: fc.constantFrom(null, { post: "后门", minutes: 2 }),
  at: fc.constantFrom<Instant>(at, instantOf(Date.parse("2020-01-20T04:00:00Z"))),
})
const courses = fc.constantFrom("let-in", "refer", "turn-away")
const states = fc
  .record({
    visitors: courses,
    couriers: courses,
    returnees: courses,
    tenants: courses,
    passNeeded: fc.boolean(),
  })
  .map((value): GateState => {
    const mode = {
      rule: "gate-mode",
      inForceFrom: getPlainDate("2020-02-10"),
      value,
      document: "test",
    } as Policy
    return { ...state, policies: [...firstPolicies.filter(({ rule }) => rule !== "gate-mode"), mode] }
  })

describe("whatever the rules say", () => {
  it("nobody who comes in and whose room is known is refused their home", () => {
    fc.assert(
      fc.property(asks, states, (ask, under) => {
        const livesHere = ask.kind !== "visitor" && ask.kind !== "courier" && ask.room?.home != null
        fc.pre(livesHere && ask.direction === "in")
        expect(decide(ask, under).verdict).not.toBe("turn-away")
      }),
    )
  })

  it("a fever that comes in is referred, never sent off and never overlooked", () => {
    fc.assert(
      fc.property(asks, states, (ask, under) => {
        fc.pre(ask.direction === "in" && (ask.celsius ?? 0) >= 37.3 && ask.at === at)
        expect(decide(ask, under)).toMatchObject({ verdict: "refer", reason: "fever" })
      }),
    )
  })

  it("a pass that is no good lets nobody in by itself where a pass is needed", () => {
    const bad = fc.constantFrom<PassCheck>(
      { result: "forged" },
      { result: "unknown-key" },
      { result: "key-revoked", claims },
      { result: "unknown-number" },
      { result: "not-a-pass" },
      { result: "damaged" },
    )
    fc.assert(
      fc.property(asks, bad, (ask, badPass) => {
        const resident = { ...ask, kind: "resident", direction: "in", room: null, at } as const
        expect(decide({ ...resident, pass: badPass }, state).verdict).not.toBe("let-in")
      }),
    )
  })

  it("without a rule in force nobody who comes in is turned away", () => {
    fc.assert(
      fc.property(asks, (ask) => {
        fc.pre(ask.direction === "in")
        expect(decide(ask, { ...state, policies: [] }).verdict).not.toBe("turn-away")
      }),
    )
  })

  it("what restricts rests on a rule with a document, or on the pass itself", () => {
    fc.assert(
      fc.property(asks, states, (ask, under) => {
        const { verdict, reason, rule } = decide(ask, under)
        fc.pre(verdict === "turn-away" && !reason.startsWith("pass-"))
        expect(rule?.document).toBeTruthy()
      }),
    )
  })
})
