import { dayOf } from "../../core/kit/dates.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import type { WatchedRow } from "../../core/reconcile/row-changes.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { findMerge, findStandingMerge } from "../../store/reconcile/merges.ts"
import { countWhatHangs, findFirstDay } from "../../store/reconcile/person-records.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readFoundPeople, type ShownPerson } from "./found-people.ts"
import type { Matcher } from "./matcher.ts"
import { registerAsIs } from "./register-list.ts"

type Compared = { readonly one: string; readonly other: string }

/** Two records unmasked beside each other, and why they may be one person. That they were read is written down. */
export async function compareRecords(context: Context, given: Compared, matcher: Matcher) {
  authorise(context, "reconcile")
  const [one, other] = [given.one.toLowerCase(), given.other.toLowerCase()]
  const read = await inNeighbourhood(context.db, context.communityId, (tx) =>
    readBoth(tx, context, { one, other }),
  )
  if (read === null) return refuse("not-found")
  const { register, ...records } = read
  const why: Waterfall = (await matcher.explainOwn(register, one, other)) ?? {
    against: "strangers",
    steps: [],
  }
  const bits = why.steps.at(-1)?.weight ?? 0
  return { ...records, ...why, chance: records.mergeId === null ? 1 / (1 + 2 ** -bits) : 1 }
}

async function readBoth(tx: Tx, context: Context, { one, other }: Compared) {
  const { communityId } = context
  const merge = await findStandingMerge(tx, communityId, one, other)
  const detail = merge && (await findMerge(tx, communityId, merge.id))
  const register = await registerAsIs(tx, context.db, communityId, dayOf(context.now()))
  const [first, second] = [await readRecord(tx, context, one), await readRecord(tx, context, other)]
  const gone = detail === undefined ? null : recordThatWent(detail.changes)
  const records = { one: first ?? gone, other: second ?? gone }
  if (records.one === null || records.other === null) return null
  await recordAudit(tx, context, {
    ...{ action: "people.compare", subjectKind: "person", subjectId: one },
    data: { other },
  })
  return { one: records.one, other: records.other, mergeId: merge?.id ?? null, register }
}

async function readRecord(tx: Tx, context: Context, personId: string) {
  const { communityId } = context
  const person = await findPerson(tx, communityId, personId)
  const found = (await readFoundPeople(tx, communityId, [personId], context.now())).get(personId)
  if (person === undefined || found === undefined) return null
  const { name, sex, idNumber, phone } = person
  return {
    ...{ person: found, name, sex, idNumber, phone },
    since: await findFirstDay(tx, communityId, personId),
    hangs: await countWhatHangs(tx, communityId, personId),
  }
}

/** The record that went into the other, as it was. */
function recordThatWent(
  changes: readonly {
    readonly table: string
    readonly was: WatchedRow | null
    readonly is: WatchedRow | null
  }[],
) {
  const identity = changes.find(({ table, is }) => table === "person_identity" && is === null)?.was
  if (!identity) return null
  const text = (column: string) => String(identity[column] ?? "")
  const hangs: Record<string, number> = {}
  for (const { table, was } of changes) {
    if (was?.["person_id"] === identity["person_id"] && table !== "person_identity")
      hangs[table] = (hangs[table] ?? 0) + 1
  }
  const days = changes.flatMap(({ table, was }) =>
    table === "stay" && was?.["person_id"] === identity["person_id"] ? [String(was?.["from_on"] ?? "")] : [],
  )
  days.sort()
  const person: ShownPerson = {
    ...{ id: text("person_id"), name: "", sex: text("sex"), idNumber: "", phone: "" },
    ...{ homeId: null, door: null, standing: null, quarantined: false },
  }
  return {
    ...{ person, name: text("name"), sex: text("sex"), idNumber: text("id_number"), phone: text("phone") },
    ...{ since: days[0] || null, hangs },
  }
}
