import type { PlainDate } from "../../core/kit/dates.ts"
import { maskPhone } from "../../core/people/mask.ts"
import type { PaperLine, PaperWhat } from "../../core/rounds/paper.ts"
import type { RoundCheck } from "../../core/rounds/round-list.ts"
import type { Tx } from "../../store/database/db.ts"
import { listPaperLines, listPhones, numberPaperLines } from "../../store/rounds/paper-lines.ts"
import type { Context } from "../context.ts"
import { type RoundHome, readRound } from "./get-round.ts"

type Draft = Omit<PaperLine, "number">

/** Gives the lines of a day's pack their numbers: sheet by sheet, each in walking order. */
export async function numberLines(tx: Tx, context: Context, day: PlainDate): Promise<number> {
  const drafts = await draftLines(tx, context, day, true)
  await numberPaperLines(tx, context.communityId, day, drafts)
  return drafts.length
}

/** The numbered lines of a day's pack that there is still something to say of; names whole or masked. */
export async function readPaperLines(
  tx: Tx,
  context: Context,
  day: PlainDate,
  whole: boolean,
): Promise<PaperLine[]> {
  const numbered = await listPaperLines(tx, context.communityId, day)
  const numbers = new Map(numbered.map((line) => [keyOf(line), line.number]))
  const drafts = await draftLines(tx, context, day, whole)
  return drafts
    .flatMap((draft) => {
      const number = numbers.get(keyOf(draft))
      return number === undefined ? [] : [{ number, ...draft }]
    })
    .toSorted((one, other) => one.number - other.number)
}

function keyOf({ what, aboutId }: { readonly what: PaperWhat; readonly aboutId: string }): string {
  return `${what} ${aboutId}`
}

async function draftLines(tx: Tx, context: Context, day: PlainDate, whole: boolean): Promise<Draft[]> {
  const read = (list: Parameters<typeof readRound>[2]["list"]) => readRound(tx, context, { day, list }, whole)
  const [visits, readings, waste] = [await read("visits"), await read("readings"), await read("waste")]
  const [needs, calls] = [await read("needs"), await read("calls")]
  const callers = calls.flatMap((home) => home.checks.flatMap((check) => check.personId ?? []))
  const phones = await listPhones(tx, context.communityId, callers)
  const phoneOf = (id: string | null) => {
    const phone = id === null ? "" : (phones.get(id) ?? "")
    return whole ? phone : maskPhone(phone)
  }
  return [
    ...visits.flatMap((home) => newest(home, "visit").map((check) => lineOf("visit", home, check))),
    ...readings.flatMap((home) => readingLines(home, day)),
    ...waste.flatMap((home) => newest(home, "waste").map((check) => lineOf("waste", home, check))),
    ...needs.flatMap((home) => home.needs.map((need) => needLine(home, need))),
    ...calls.flatMap((home) =>
      home.checks.map((check) => ({
        ...lineOf("call", home, check),
        people: home.people.filter((person) => person.personId === check.personId),
        personId: check.personId,
        phone: phoneOf(check.personId),
        text: check.source,
      })),
    ),
  ]
}

/** Of what is planned at a home the newest: who goes there does at once what was left over. */
function newest(home: RoundHome, kind: RoundCheck["kind"]): RoundCheck[] {
  return home.checks.filter((check) => check.kind === kind).slice(-1)
}

function lineOf(what: PaperWhat, home: RoundHome, check: RoundCheck): Draft {
  return { ...placeOf(what, home), aboutId: check.id, statuses: [check.status] }
}

/** One line a person: the morning and the afternoon stand beside each other. */
function readingLines(home: RoundHome, day: PlainDate): Draft[] {
  return home.people.flatMap((person): Draft[] => {
    const { personId } = person
    const own = home.checks.filter((check) => check.personId === personId && check.day === day)
    if (personId === null || own.length === 0) return []
    const statuses = own.map(({ status }) => status)
    return [{ ...placeOf("readings", home), people: [person], personId, aboutId: personId, statuses }]
  })
}

function needLine(home: RoundHome, need: RoundHome["needs"][number]): Draft {
  const text = [need.category, need.asked].filter((part) => part !== "").join("：")
  const statuses = [need.handedOver ? ("fine" as const) : ("not-yet" as const)]
  return { ...placeOf("need", home), aboutId: need.id, text, statuses }
}

function placeOf(what: PaperWhat, home: RoundHome): Omit<Draft, "aboutId" | "statuses"> {
  const people = home.people.map(({ name, dayNumber }) => ({ name, dayNumber }))
  return {
    ...{ what, homeId: home.id, door: home.door, room: home.room, stairwell: home.stairwell.number },
    ...{ late: home.late, people: what === "waste" ? [] : people, personId: null, text: "", phone: "" },
  }
}
