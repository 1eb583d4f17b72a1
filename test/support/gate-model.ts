import fc from "fast-check"
import { expect } from "vitest"
import { movePass } from "../../src/contract/passes.ts"
import type { Verdict } from "../../src/core/gate/decide.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import type { TestApp } from "./app.ts"
import type { Client } from "./client.ts"
import type { Phone, Weather } from "./phone.ts"

const DAY_MS = 86_400_000
/** From one thing to the next at a gate. */
const STEP_MS = 7_000

/** An entry as it must arrive. */
export type ExpectedEntry = {
  readonly id: string
  readonly seq: number
  readonly what: "passage" | "undo" | "emergency"
  /** Null where nothing is decided: an undo, an emergency. */
  readonly verdict: Verdict | null
  readonly undoes: string | null
  /** True when the office had stopped the pass, the phone did not know, and it was still so at the arrival. */
  unaware: boolean
  arrived: boolean
  /** The true moment. */
  readonly at: string
}

export type ModelPhone = {
  readonly entries: ExpectedEntry[]
  weather: Weather
  /** Whether this phone knows its pass for lost. */
  knowsLost: boolean
}

/** What must be so, whatever network, clocks and restarts do. */
export type Model = {
  readonly phones: readonly ModelPhone[]
  /** Whether the office holds each phone's pass for lost. */
  readonly lost: boolean[]
  jumped: boolean
}

/** The real thing: the server, and for each phone the code of a pass that only it is shown. */
export type Real = {
  readonly app: TestApp
  readonly office: Client
  readonly phones: readonly Phone[]
  readonly passes: readonly { readonly id: string; readonly code: string }[]
}

type Command = fc.AsyncCommand<Model, Real>

function pass(real: Real, ms: number): void {
  real.app.setClock(instantOf(Date.parse(real.app.ground.now()) + ms))
}

function partsOf(model: Model, real: Real, index: number) {
  const [expected, phone, shown] = [model.phones[index], real.phones[index], real.passes[index]]
  if (expected === undefined || phone === undefined || shown === undefined) throw new Error("no such phone")
  return { expected, phone, shown }
}

/** A resident shows the pass: the phone decides by what it knows, and writes it down. */
function show(index: number): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => {
      pass(real, STEP_MS)
      const { expected, phone, shown } = partsOf(model, real, index)
      const device = phone.device()
      const check = await device.checkCode(shown.code)
      const decision = device.decide({
        ...{ kind: "resident", direction: "in", pass: check, room: null, celsius: 36.5 },
      })
      const verdict: Verdict = expected.knowsLost ? "turn-away" : "let-in"
      expect({ check: check.result, verdict: decision?.verdict }).toEqual({ check: "signed", verdict })
      if (check.result !== "signed" || decision === null) return
      const written = await device.write({
        ...{ what: "passage", kind: "resident", direction: "in", celsius: 36.5, room: null },
        ...{ verdict: decision.verdict, reason: decision.reason, home: check.claims.home },
        shown: { pass: check.claims.pass, by: "camera", number: null },
        ...{ particulars: null, proof: null },
      })
      expect(written).toMatchObject({ ok: true, seq: expected.entries.length + 1 })
      if (!written.ok) return
      expected.entries.push({
        ...{ id: written.id, seq: written.seq, what: "passage", verdict, undoes: null },
        unaware: model.lost[index] === true && !expected.knowsLost,
        arrived: false,
        at: real.app.ground.now(),
      })
    },
    toString: () => `show(${index})`,
  }
}

/** The gate is opened for life. */
function emergency(index: number): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => {
      pass(real, STEP_MS)
      const { expected, phone } = partsOf(model, real, index)
      const written = await phone
        .device()
        .write({ what: "emergency", emergency: "ambulance", direction: "in", room: null, note: "" })
      expect(written).toMatchObject({ ok: true, seq: expected.entries.length + 1 })
      if (!written.ok) return
      expected.entries.push({
        ...{ id: written.id, seq: written.seq, what: "emergency", verdict: null, undoes: null },
        ...{ unaware: false, arrived: false, at: real.app.ground.now() },
      })
    },
    toString: () => `emergency(${index})`,
  }
}

/** The guard takes back an entry of the shift that is not taken back yet. */
function undo(index: number, which: number): Command {
  return {
    check: (model: Readonly<Model>) => undoable(model, index).length > 0,
    run: async (model: Model, real: Real) => {
      pass(real, STEP_MS)
      const { expected, phone } = partsOf(model, real, index)
      const open = undoable(model, index)
      const undone = open[which % open.length]
      if (undone === undefined) return
      const written = await phone.device().undo(undone.id)
      expect(written).toMatchObject({ ok: true, seq: expected.entries.length + 1 })
      if (!written.ok) return
      expected.entries.push({
        ...{ id: written.id, seq: written.seq, what: "undo", verdict: null, undoes: undone.id },
        ...{ unaware: false, arrived: false, at: real.app.ground.now() },
      })
    },
    toString: () => `undo(${index}, ${which})`,
  }
}

function sync(index: number): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => {
      const { expected, phone } = partsOf(model, real, index)
      const outcome = await phone.device().sync()
      if (expected.weather !== "down") for (const entry of expected.entries) entry.arrived = true
      const heard = expected.weather === "fair" || expected.weather === "doubled"
      expect(outcome.reached).toBe(heard)
      if (!heard) return
      expected.knowsLost = model.lost[index] === true
      expect(await phone.device().waiting()).toBe(0)
    },
    toString: () => `sync(${index})`,
  }
}

function weathered(index: number, weather: Weather): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => {
      const { expected, phone } = partsOf(model, real, index)
      phone.weather(weather)
      expected.weather = weather
    },
    toString: () => `weather(${index}, ${weather})`,
  }
}

function restart(index: number): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => partsOf(model, real, index).phone.restart(),
    toString: () => `restart(${index})`,
  }
}

function jump(index: number, days: number): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => {
      partsOf(model, real, index).phone.setSkew(Math.round(days * DAY_MS))
      model.jumped = true
    },
    toString: () => `jump(${index}, ${days} days)`,
  }
}

function wait(minutes: number): Command {
  return {
    check: () => true,
    run: async (_: Model, real: Real) => pass(real, minutes * 60_000),
    toString: () => `wait(${minutes} min)`,
  }
}

/** The office hears that the pass is lost, or found again. */
function move(index: number): Command {
  return {
    check: () => true,
    run: async (model: Model, real: Real) => {
      pass(real, STEP_MS)
      const move = model.lost[index] ? "find" : "lose"
      const body = { commandId: crypto.randomUUID(), id: real.passes[index]?.id, move }
      expect((await real.office.call(movePass, { body })).status).toBe(200)
      model.lost[index] = move === "lose"
      // a pass that was found again was good all the while
      const { entries } = partsOf(model, real, index).expected
      if (move === "find") for (const entry of entries) entry.unaware &&= entry.arrived
      pass(real, STEP_MS)
    },
    toString: () => `move(${index})`,
  }
}

/** Passages and emergencies of a phone that are not taken back. */
function undoable(model: Readonly<Model>, index: number): ExpectedEntry[] {
  const entries = model.phones[index]?.entries ?? []
  const undone = new Set(entries.map((entry) => entry.undoes))
  return entries.filter((entry) => entry.what !== "undo" && !undone.has(entry.id))
}

/** Any order of what may happen at two posts and in the office. */
export function commandsFor(options: { readonly most: number }): fc.Arbitrary<Iterable<Command>> {
  const index = fc.nat({ max: 1 })
  const shows = index.map((at) => show(at))
  return fc.commands(
    [
      ...[shows, shows, shows],
      index.map((at) => sync(at)),
      index.map((at) => emergency(at)),
      fc.tuple(index, fc.nat({ max: 30 })).map(([at, which]) => undo(at, which)),
      fc
        .tuple(index, fc.constantFrom<Weather>("fair", "fair", "down", "answer-lost", "doubled"))
        .map(([at, weather]) => weathered(at, weather)),
      index.map((at) => restart(at)),
      fc
        .tuple(index, fc.oneof(fc.constant(0), fc.double({ min: -30, max: 30, noNaN: true })))
        .map(([at, days]) => jump(at, days)),
      fc.nat({ max: 9 }).map((minutes) => wait(minutes)),
      index.map((at) => move(at)),
    ],
    { maxCommands: options.most, size: "max" },
  )
}
