import type { RowValues } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import { passageRow } from "../../core/forms/passage-row.ts"
import { pickColumns } from "../../core/forms/pick-columns.ts"
import type { EntryBody } from "../../core/gate/entry.ts"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { gateHourOf, sumGateHours, takenBack } from "../../core/report/gate-hour.ts"
import { type FeverThreshold, tallyOf } from "../../core/report/tally-of.ts"
import { aboutOf } from "../../core/rounds/round-entry.ts"
import type { Tx } from "../../store/database/db.ts"
import { type DeviceNews, lockDevices, saveDeviceNews } from "../../store/gate/devices.ts"
import {
  type GateFact,
  insertEntries,
  insertGateFacts,
  insertUnreadEntries,
  listEarlierUndoings,
  listUndone,
  lockIntake,
  type NewEntry,
  preferIndexes,
} from "../../store/gate/entries.ts"
import { addGateHours } from "../../store/gate/gate-hours.ts"
import { undoParcelStep } from "../../store/gate/parcels.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { addTallies, type DaySum } from "../../store/report/tallies.ts"
import type { Ground } from "../context.ts"
import { isSigning, writeDutySigns } from "../duty/write-duty-signs.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { writeRoundNotes } from "../rounds/write-round-notes.ts"
import { admitEntries } from "./admit-entries.ts"
import { lookUpShown, type Shown } from "./look-up-shown.ts"
import { findInEntries, noteAnomalies } from "./note-anomalies.ts"
import type { OpenedBatch } from "./open-batch.ts"
import { type PlacedEntry, placeEntries } from "./place-entries.ts"
import { writeParcelSteps } from "./write-parcel-steps.ts"

type Writer = Ground & { readonly communityId: string }

/**
 * Writes all that devices sent in one transaction: what happened once, its sums, what the office should look at. Gives the
 * devices that are there; what others sent is not taken.
 */
export async function writeBatches(
  tx: Tx,
  writer: Writer,
  batches: readonly OpenedBatch[],
): Promise<ReadonlySet<string>> {
  const { communityId } = writer
  await preferIndexes(tx)
  const isOfRounds = batches.some((batch) => batch.kind === "round")
  const isSigned = batches.some(({ entries }) => entries.some(isSigning))
  // before any device is held: whoever writes at the desk holds the books first
  const fingerprintKey = isOfRounds || isSigned ? await lockBooks(tx, communityId) : null
  const now = writer.now()
  const rows = await lockDevices(
    tx,
    communityId,
    batches.map((batch) => batch.device),
  )
  const devices = new Map(rows.map((row) => [row.deviceId, row]))
  const placed = await admitEntries(tx, communityId, await placeEntries(tx, communityId, batches, devices))
  const added = await insertEntries(tx, communityId, placed.map(entryOf), now)
  const fresh = placed.filter(({ sealed }) => added.has(sealed.id))
  if (fresh.length > 0) await writeFresh(tx, writer, fresh, now)
  if (isOfRounds) await writeRoundNotes(tx, { ...writer, fingerprintKey }, fresh)
  if (isSigned) await writeDutySigns(tx, { ...writer, fingerprintKey }, fresh)
  const known = batches.filter((batch) => devices.has(batch.device))
  await saveDeviceNews(tx, communityId, newsOf(known, fresh), now)
  if (fresh.length > 0) await notifyChange(tx, communityId)
  return new Set(devices.keys())
}

async function writeFresh(
  tx: Tx,
  writer: Writer,
  fresh: readonly PlacedEntry[],
  now: Instant,
): Promise<void> {
  const { communityId } = writer
  const policies = await readPolicies(tx, communityId)
  const shownOf = await lookUpShown(tx, writer, fresh)
  const entries = fresh.map((entry) => ({ ...entry, ...shownOf(entry) }))
  const unread = entries.filter(({ body }) => body === null)
  await insertUnreadEntries(
    tx,
    communityId,
    unread.map(({ device, sealed, seal }) => ({ deviceId: device.deviceId, sealed, seal })),
    now,
  )
  const facts = entries.flatMap(factOf)
  const feverFrom = feverRule(policies)
  const [, sums, found] = await Promise.all([
    insertGateFacts(
      tx,
      communityId,
      facts.map(({ fact }) => fact),
      now,
    ),
    // worked out while the database writes
    workOut(() => sumsOf(facts, feverFrom)),
    workOut(() => findInEntries(entries, policies)),
  ])
  await writeParcelSteps(tx, communityId, entries)
  const undone = sumsOf(await undo(tx, communityId, fresh, now), feverFrom)
  await lockIntake(tx, communityId)
  await addGateHours(tx, communityId, [...sums.hours, ...undone.hours.map(takenBack)])
  await addTallies(tx, communityId, addUp([...sums.tallies, ...undone.tallies.map(negative)]))
  await noteAnomalies(tx, writer, entries, found, policies, now)
}

type Rows = readonly { readonly row: RowValues }[]

/** What rows of the gate book add to days and hours. */
function sumsOf(rows: Rows, feverFrom: FeverThreshold) {
  return {
    hours: sumGateHours(rows.map(({ row }) => gateHourOf(row))),
    tallies: addUp(rows.flatMap(({ row }) => tallyOf("门岗登记", row, feverFrom))),
  }
}

/** A value or a failure, so that whoever waits for something else too hears of both. */
async function workOut<Value>(work: () => Value): Promise<Value> {
  return work()
}

/** Takes back what guards took back; gives the rows that count no more. */
async function undo(tx: Tx, communityId: string, fresh: readonly PlacedEntry[], now: Instant) {
  const said = fresh.flatMap(({ sealed, body }) =>
    body?.what === "undo" ? [{ undoId: sealed.id, entryId: body.undoes }] : [],
  )
  const undoable = fresh.flatMap(({ sealed, body }) => (isUndoable(body) ? [sealed.id] : []))
  const earlier = await listEarlierUndoings(tx, communityId, undoable)
  const undone = await listUndone(tx, communityId, [...said, ...earlier])
  for (const { entryId, parcel, step } of undone) {
    if (parcel !== null && step !== null) await undoParcelStep(tx, communityId, { entryId, parcel, step })
  }
  const corrected = undone.flatMap(({ data, ...rest }) => (data === null ? [] : [{ ...rest, data }]))
  await insertGateFacts(
    tx,
    communityId,
    corrected.map(({ undoId, undoneAt, entryId }) => ({
      ...{ id: undoId, kind: "gate-undo", day: dayOf(undoneAt), at: undoneAt },
      ...{ dwellingId: null, data: {}, detail: null, corrects: entryId },
    })),
    now,
  )
  return corrected.map(({ data }) => ({ row: data }))
}

function isUndoable(body: EntryBody | null): boolean {
  return body?.what === "passage" || body?.what === "emergency" || body?.what === "parcel"
}

function factOf(entry: PlacedEntry & Shown): { fact: GateFact; row: ReturnType<typeof passageRow> }[] {
  const { body, at, day, device, home, pass, guard, sealed } = entry
  if (body?.what !== "passage" && body?.what !== "emergency") return []
  const typedNumber = body.what === "passage" ? (body.shown?.number ?? null) : null
  const row = passageRow(body, {
    at,
    post: device.post,
    door: home?.door ?? null,
    passNumber: pass?.number ?? typedNumber,
    guard: guard?.name ?? null,
  })
  const detail = pickColumns(forms.门岗登记, row, true)
  const fact: GateFact = {
    id: sealed.id,
    kind: "gate-passage",
    day,
    at,
    dwellingId: home?.dwellingId ?? null,
    data: pickColumns(forms.门岗登记, row, false),
    detail: Object.keys(detail).length === 0 ? null : detail,
    corrects: null,
  }
  return [{ fact, row }]
}

function entryOf({ sealed, body, device, at, guard }: PlacedEntry): NewEntry {
  const passage = body?.what === "passage" ? body : null
  const emergency = body?.what === "emergency" ? body : null
  const parcel = body?.what === "parcel" ? body : null
  const round = body?.what === "round" ? body.entry : null
  return {
    id: sealed.id,
    deviceId: device.deviceId,
    postId: device.postId,
    seq: sealed.seq,
    what: body?.what ?? "unread",
    deviceAt: sealed.at,
    at,
    guardId: guard?.id ?? null,
    kind: passage?.kind ?? emergency?.emergency ?? round?.what ?? null,
    direction: passage?.direction ?? emergency?.direction ?? null,
    verdict: passage?.verdict ?? null,
    reason: passage?.reason ?? parcel?.step ?? null,
    pass: passage?.shown?.pass ?? null,
    state: sealed.state?.version ?? null,
    undoes: body?.what === "undo" ? body.undoes : null,
    parcel: parcel?.parcel ?? null,
    about: round === null ? null : aboutOf(round),
  }
}

/** What each device said last, and who took over at it. */
function newsOf(batches: readonly OpenedBatch[], fresh: readonly PlacedEntry[]): DeviceNews[] {
  const shifts = new Map(
    fresh
      .filter(({ body }) => body?.what === "shift")
      .map(({ device, guard, at }) => [device.deviceId, { id: guard?.id ?? null, since: at }]),
  )
  const last = new Map(batches.map((batch) => [batch.device, batch]))
  return [...last.values()].map(({ device, battery, waiting, entries }) => ({
    deviceId: device,
    battery,
    // these wait no more
    waiting: Math.max(0, waiting - entries.length),
    guard: shifts.get(device) ?? null,
  }))
}

function negative(sum: DaySum): DaySum {
  return { ...sum, amount: -sum.amount }
}

/** One line a day and measure: a statement cannot change a row twice. */
function addUp(tallies: readonly DaySum[]): DaySum[] {
  const sums = new Map<string, DaySum>()
  for (const tally of tallies) {
    const key = `${tally.day}|${tally.measure}|${tally.item}`
    sums.set(key, { ...tally, amount: tally.amount + (sums.get(key)?.amount ?? 0) })
  }
  return [...sums.values()].filter((sum) => sum.amount !== 0)
}
