import { dayOf, type Instant, writtenMoment } from "../../core/kit/dates.ts"
import { addMinutes, earlierOf } from "../../core/kit/moments.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { isOfRegister, statusAfter } from "../../core/rounds/attempt.ts"
import { homeCause } from "../../core/rounds/planned-check.ts"
import type { RoundEntry } from "../../core/rounds/round-entry.ts"
import { findNeedState } from "../../store/care/needs.ts"
import { addFacts } from "../../store/imports/facts.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { settleChecks } from "../../store/rounds/planned-checks.ts"
import { findPersonAt } from "../../store/rounds/round-facts.ts"
import { findPlannedCheck, type StandingCheck, saveTry } from "../../store/rounds/settle-by-id.ts"
import { closeNeed } from "../care/close-need.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { missedCause } from "./missed-cause.ts"

/** An entry as it is written down: its id becomes the fact's; `by` is who did it, by the name they go by. */
export type WrittenEntry = RoundEntry & { readonly id: string; readonly at: Instant; readonly by: string }

export type EntryRefusal = "not-found" | "bad-input" | "time-to-come" | "before-start"
type Taken = { readonly done: true } | Refusal<EntryRefusal>
type Of<What extends RoundEntry["what"]> = Extract<WrittenEntry, { readonly what: What }>

/** Minutes by which a page's clock may be ahead of the server's: what is written so is of now. */
const CLOCKS_APART = 2

/** What is written about a home, with the door that forms name it by. */
type AtDoor = { readonly door: string; readonly check: StandingCheck | null }

/** Writes down one thing that was done on a round, or says why it cannot have been so. */
export async function takeRoundEntry(work: DeskWork, written: WrittenEntry): Promise<Taken> {
  const now = work.now()
  if (written.at > addMinutes(now, CLOCKS_APART)) return refuse("time-to-come", "at")
  const entry = { ...written, at: earlierOf(written.at, now) }
  const place = await placeOf(work, entry)
  if (isRefusal(place)) return place
  switch (entry.what) {
    case "reading":
      return takeReading(work, entry, place)
    case "visit":
      return takeVisit(work, entry, place)
    case "waste":
      return takeWaste(work, entry, place)
    case "attempt":
      return takeAttempt(work, entry, place)
    case "handed-over":
      return takeHandedOver(work, entry)
  }
}

async function placeOf(work: DeskWork, entry: WrittenEntry): Promise<AtDoor | Refusal<"not-found">> {
  const { tx, communityId } = work
  const home = await findDwelling(tx, communityId, entry.homeId)
  if (home === undefined) return refuse("not-found", "homeId")
  const checkId = entry.what === "handed-over" ? null : entry.checkId
  if (checkId === null) return { door: home.door, check: null }
  const check = await findPlannedCheck(tx, communityId, checkId)
  if (check === undefined || check.dwellingId !== entry.homeId.toLowerCase()) {
    return refuse("not-found", "checkId")
  }
  return { door: home.door, check }
}

async function takeReading(work: DeskWork, entry: Of<"reading">, { door }: AtDoor): Promise<Taken> {
  const { id, at, by, homeId, personId, day, slot, celsius, symptoms } = entry
  if (celsius < 34 || celsius > 43) return refuse("bad-input", "celsius")
  if (day > dayOf(at)) return refuse("time-to-come", "day")
  const person = await findPersonAt(work.tx, work.communityId, homeId, personId)
  if (person === undefined) return refuse("not-found", "personId")
  const values = {
    ...{ 日期: day, 时段: slot, 姓名: person.name, 身份证号: person.idNumber, 门牌: door },
    ...{ 体温: String(celsius), 症状: symptoms.trim(), 记录方式: "上门", 记录人: by },
  }
  // the book knows a day and a half of it; when it was written down is kept beside
  const extra = { 记下时间: writtenMoment(at) }
  await writeRows(work, [
    { id, form: "健康监测", values: filled(values), dwellingId: homeId, personId, extra },
  ])
  return { done: true }
}

async function takeVisit(work: DeskWork, entry: Of<"visit">, place: AtDoor): Promise<Taken> {
  const { id, at, by, homeId, note, fine } = entry
  const { check } = place
  // the team's book is of homes in quarantine; a visit to somebody in care, or on a round, is a try that was answered
  if (check !== null && check.source !== "quarantine" && check.source !== "follow-up") {
    const { what: _visit, ...said } = entry
    return saveAttempt(work, { ...said, outcome: "answered" }, check, fine)
  }
  const values = { 时间: writtenMoment(at), 门牌: place.door, 居委: by, 情况: note.trim() }
  const extra = fine ? {} : { 见到: "有异常" }
  await writeRows(work, [
    { id, form: "三人小组上门", values: filled(values), dwellingId: homeId, personId: null, extra },
  ])
  if (!fine) {
    const cause = homeCause("visit", homeId.toLowerCase(), dayOf(at))
    const news = { cause, status: "not-fine", at, factId: id, outcome: "answered" } as const
    await settleChecks(work.tx, work.communityId, [news])
    await raiseNotFine(work, id, homeId)
  }
  await settle(work, check, { id, at, fine })
  return { done: true }
}

async function takeWaste(work: DeskWork, entry: Of<"waste">, { door, check }: AtDoor): Promise<Taken> {
  const { id, at, by, homeId, bags } = entry
  if (!Number.isInteger(bags) || bags < 0 || bags > 99) return refuse("bad-input", "bags")
  const values = filled({ 时间: writtenMoment(at), 门牌: door, 袋数: String(bags), 收运人: by })
  await writeRows(work, [{ id, form: "隔离户垃圾收运", values, dwellingId: homeId, personId: null }])
  await settle(work, check, { id, at, fine: true })
  return { done: true }
}

async function takeAttempt(work: DeskWork, entry: Of<"attempt">, { check }: AtDoor): Promise<Taken> {
  if (check === null) return refuse("not-found", "checkId")
  const { outcome, note, ...said } = entry
  // somebody in quarantine who is elsewhere is no home explained
  if (isOfRegister(outcome) && check.kind !== "knock") return refuse("bad-input", "outcome")
  // somebody of a home in quarantine was spoken with: that is the team's visit
  if (outcome === "answered" && check.kind === "visit" && check.source === "quarantine") {
    return takeRoundEntry(work, { ...said, what: "visit", note, fine: true })
  }
  return saveAttempt(work, entry, check, true)
}

async function saveAttempt(
  work: DeskWork,
  entry: Omit<Of<"attempt">, "what" | "checkId">,
  check: StandingCheck,
  fine: boolean,
): Promise<Taken> {
  const { id, at, by, homeId, outcome, note } = entry
  const detail = filled({ 情况: note.trim(), 记录人: by })
  await addFacts(
    work.tx,
    work.communityId,
    [
      {
        ...{ id, kind: "attempt", day: dayOf(at), at, dwellingId: homeId, personId: null },
        ...{ data: { check: check.id, outcome, home: homeId }, detail, matter: null },
        ...{ rowKey: fingerprint(work.fingerprintKey, `attempt\u001f${id}`) },
        ...{ recordedAt: work.now(), recordedBy: work.accountId },
      },
    ],
    "desk",
  )
  const status = statusAfter(outcome, fine)
  await saveTry(work.tx, work.communityId, { checkId: check.id, status, at, factId: id, outcome })
  if (status === "fine" || status === "not-fine") await closeMissed(work, check)
  if (!fine) await raiseNotFine(work, id, homeId)
  return { done: true }
}

async function takeHandedOver(work: DeskWork, entry: Of<"handed-over">): Promise<Taken> {
  const { needId, homeId, at } = entry
  const need = await findNeedState(work.tx, work.communityId, needId)
  if (need === undefined || need.homeId !== homeId.toLowerCase()) return refuse("not-found", "needId")
  return closeNeed(work, needId, at)
}

/** Settles the check that an entry names itself: one of an earlier day, or of a follow-up, has another cause than its sight. */
async function settle(
  work: DeskWork,
  check: StandingCheck | null,
  seen: { readonly id: string; readonly at: Instant; readonly fine: boolean },
): Promise<void> {
  if (check === null) return
  const status = seen.fine ? "fine" : "not-fine"
  const tried = { checkId: check.id, status, at: seen.at, factId: seen.id, outcome: "answered" } as const
  await saveTry(work.tx, work.communityId, tried)
  await closeMissed(work, check)
}

async function closeMissed(work: DeskWork, { cause }: StandingCheck): Promise<void> {
  const by = { at: work.now(), accountId: work.accountId }
  await closeTasksOf(work.tx, work.communityId, [missedCause(cause)], "came-in", by)
}

async function raiseNotFine(work: DeskWork, factId: string, homeId: string): Promise<void> {
  const now = work.now()
  const task: NewTask = {
    ...{
      id: work.newId(),
      kind: "seen-not-fine",
      source: "itself",
      team: "staff",
      ownerId: null,
      dueAt: now,
    },
    ...{ dwellingId: homeId, personId: null, about: { kind: "fact", id: factId } },
    ...{ cause: `not-fine ${factId}`, detail: { title: "" } },
  }
  await insertTasks(work.tx, work.communityId, [task], { at: now, accountId: work.accountId })
}

/** Columns that hold something; an empty one is absent. */
function filled(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))
}
