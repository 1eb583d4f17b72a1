import { useEffect, useState } from "react"
import type { DoorOutcome } from "../../core/rounds/attempt.ts"
import { answerEntries, type DoorReading, slotAt } from "../../core/rounds/door-work.ts"
import type { RoundEntry } from "../../core/rounds/round-entry.ts"
import type { Pressed } from "../device/open-round.ts"
import { useRound, useRoundView } from "./use-round.ts"
import { type Door, doorsOf, isFor, nextOpen, type WalkFilter } from "./walk.ts"

/** What the screen shows: one thing at a time; the door where one stands is always one step away. */
export type Stage =
  | { readonly is: "door" }
  | { readonly is: "temperature"; readonly reading: DoorReading }
  | { readonly is: "note" }
  | { readonly is: "jump" }
  | { readonly is: "finish" }
  | { readonly is: "details" }
  | { readonly is: "take" }
  /** The phone did not keep it: nobody is to believe that it did. */
  | { readonly is: "not-saved"; readonly left: Extract<Pressed, { ok: false }> }

/** Time goes on without a press: at noon the other temperature is due. */
const TICK_MS = 20_000

/** Where somebody is on the round, and what they write down there. */
export function useWalk() {
  const { device, nudge } = useRound()
  const { list, notes, membership } = useRoundView()
  const [stage, setStage] = useState<Stage>({ is: "door" })
  const [filter, setFilter] = useState<WalkFilter>("all")
  const [homeId, setHomeId] = useState<string | null>(null)
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map())
  const [busy, setBusy] = useState(false)
  useTick(TICK_MS)

  const now = device.now()
  const all = list === null ? [] : doorsOf(list, notes, now)
  const doors = all.filter((door) => isFor(door, filter))
  const known = doors.findIndex(({ home }) => home.id === homeId)
  const place = known >= 0 ? known : nextOpen(doors, 0)
  const door = doors[place] ?? null

  const goTo = (next: Door | undefined) => {
    if (next !== undefined) setHomeId(next.home.id)
    setStage({ is: "door" })
  }
  const write = async (entries: readonly RoundEntry[], press?: string) => {
    // the door stays where it is, though nothing of it be open any more
    if (door !== null) setHomeId(door.home.id)
    setBusy(true)
    const written = await device.write(entries, press)
    setBusy(false)
    if (!written.ok) return setStage({ is: "not-saved", left: written })
    nudge()
    // somebody quicker than the phone's store has gone on already, and stays where they went
    setStage((current) => (current === stage ? { is: "door" } : current))
  }
  const takeBack = async (press: string) => {
    setBusy(true)
    const isTaken = await device.undo(press)
    setBusy(false)
    if (!isTaken) setStage({ is: "not-saved", left: { ok: false, press, left: [] } })
    else nudge()
    return isTaken
  }
  const answer = async ({ home, work }: Door, outcome: DoorOutcome, fine: boolean, said?: string) => {
    const note = said ?? drafts.get(home.id) ?? work.note
    // a second word on the same door stands in place of the first
    if (work.said !== null && !(await takeBack(work.said.press))) return
    await write(answerEntries(home, work, { outcome, fine, note }))
    setDrafts(without(drafts, home.id))
  }
  const last = notes[notes.length - 1]

  return {
    ...{ stage, filter, setFilter, all, doors, place, door, busy, list, goTo, now, membership },
    draftOf: ({ home, work }: Door) => drafts.get(home.id) ?? work.note,
    /** What one press wrote last, oldest first. */
    last: last === undefined ? [] : notes.filter((note) => note.press === last.press),
    go: setStage,
    answer,
    measure: async ({ home }: Door, { checkId, personId }: DoorReading, celsius: number) => {
      const day = list?.day as Extract<RoundEntry, { what: "reading" }>["day"]
      const said = { day, slot: slotAt(now), celsius, symptoms: "" }
      // measured again: the one before counts no more
      const before = notes.filter(
        ({ entry }) => entry.what === "reading" && entry.checkId === checkId && entry.slot === said.slot,
      )
      for (const { press } of before) if (!(await takeBack(press))) return
      await write([{ what: "reading", checkId, homeId: home.id, personId, ...said }])
    },
    collect: ({ home, work }: Door, bags: number) =>
      write([{ what: "waste", checkId: work.waste?.checkId ?? null, homeId: home.id, bags }]),
    findNothingOut: ({ home, work }: Door) =>
      work.waste === null
        ? Promise.resolve()
        : write([
            {
              ...{ what: "attempt", checkId: work.waste.checkId, homeId: home.id },
              ...{ outcome: "no-answer", note: "" },
            },
          ]),
    handOver: ({ home }: Door, needId: string) => write([{ what: "handed-over", needId, homeId: home.id }]),
    saveNote: async (at: Door, text: string) => {
      const { said } = at.work
      if (said !== null) return answer(at, said.outcome, said.fine, text)
      setDrafts(new Map(drafts).set(at.home.id, text))
      setStage({ is: "door" })
    },
    undo: (press: string) => takeBack(press),
    writeAgain: ({ left, press }: Extract<Pressed, { ok: false }>) => write(left, press),
    finish: async () => {
      await device.leave()
      nudge()
      setStage({ is: "take" })
    },
  }
}

export type Walk = ReturnType<typeof useWalk>

function without(drafts: ReadonlyMap<string, string>, id: string): ReadonlyMap<string, string> {
  return new Map(Array.from(drafts).filter(([known]) => known !== id))
}

function useTick(ms: number): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), ms)
    return () => clearInterval(timer)
  }, [ms])
}
