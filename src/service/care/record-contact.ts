import { dayOf, type Instant, writtenMoment } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { statusAfter } from "../../core/rounds/attempt.ts"
import { findContactToSettle, isInCareAt } from "../../store/care/care-people.ts"
import { addFacts, findFact } from "../../store/imports/facts.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { saveTry } from "../../store/rounds/settle-by-id.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { missedCause } from "../rounds/missed-cause.ts"

export type ContactToRecord = {
  readonly commandId: string
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly way: "call" | "visit"
  readonly found: "fine" | "not-fine" | "nobody-there"
  /** What is not fine, or what they said. */
  readonly note: string
  readonly at?: Instant
}

/**
 * Writes down that somebody in special care was called or visited, as was planned or not. What is not fine becomes a task at
 * once, and so does somebody who was not there: an elder who does not answer is gone to.
 */
export async function recordContact(
  context: Context,
  given: ContactToRecord,
): Promise<
  | { readonly done: true }
  | Refusal<"not-found" | "already-known" | "time-to-come" | "note-needed" | "command-id-taken">
> {
  return atDesk(context, "run-needs", given, "care.contact", async (work) => {
    const { tx, communityId } = work
    const now = work.now()
    const at = given.at ?? now
    const note = given.note.trim()
    const [id, personId, homeId] = [given.id, given.personId, given.homeId].map((text) =>
      text.toLowerCase(),
    ) as [string, string, string]
    if (at > now) return refuse("time-to-come", "at")
    if (given.found === "not-fine" && note === "") return refuse("note-needed", "note")
    if (!(await isInCareAt(tx, communityId, personId, homeId, dayOf(at))))
      return refuse("not-found", "personId")
    if ((await findFact(tx, communityId, id)) !== undefined) return refuse("already-known", "id")
    const outcome =
      given.found === "nobody-there" ? "no-answer" : given.way === "call" ? "reached" : "answered"
    const check = await findContactToSettle(tx, communityId, personId, dayOf(at))
    const data = { way: given.way, outcome, found: given.found, home: homeId }
    await addFacts(
      tx,
      communityId,
      [
        {
          ...{ id, kind: "attempt", day: dayOf(at), at, dwellingId: homeId, personId },
          ...{ data: check === undefined ? data : { ...data, check: check.id } },
          ...{ detail: note === "" ? null : { 情况: note }, matter: null },
          rowKey: fingerprint(work.fingerprintKey, `attempt\u001f${id}`),
          ...{ recordedAt: now, recordedBy: work.accountId },
        },
      ],
      "desk",
    )
    if (check !== undefined) {
      const status = statusAfter(outcome, given.found === "fine")
      await saveTry(tx, communityId, { checkId: check.id, status, at, factId: id, outcome })
    }
    const by = { at: now, accountId: work.accountId }
    const cause = check === undefined ? `care ${personId} ${dayOf(at)}` : check.cause
    if (given.found !== "nobody-there")
      await closeTasksOf(tx, communityId, [missedCause(cause)], "came-in", by)
    if (given.found === "fine") return { done: true }
    const heading = writtenMoment(at)
    const about = { kind: "fact", id } as const
    const task: NewTask = {
      ...{ id: work.newId(), source: "itself", team: "staff", ownerId: null, dueAt: now },
      ...{ dwellingId: homeId, personId, about },
      ...(given.found === "not-fine"
        ? { kind: "seen-not-fine", cause: `not-fine ${id}` }
        : { kind: given.way === "call" ? "missed-call" : "missed-visit", cause: missedCause(cause) }),
      detail: { title: "", ...(note === "" ? {} : { note: `${heading} ${note}` }) },
    }
    await insertTasks(tx, communityId, [task], by)
    return { done: true }
  })
}
