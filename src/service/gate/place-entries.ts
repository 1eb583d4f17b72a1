import { estimateMoments } from "../../core/gate/device-clock.ts"
import type { EntryBody } from "../../core/gate/entry.ts"
import { dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../../store/database/db.ts"
import type { DeviceRow } from "../../store/gate/devices.ts"
import { listEntriesBefore } from "../../store/gate/entries.ts"
import { findGuardsByPin, type GuardRow, getFingerprintKey } from "../../store/gate/guards.ts"
import { pinKeyOf } from "./guard-pin.ts"
import type { OpenedBatch, OpenedEntry } from "./open-batch.ts"

/** An entry with its moment by the server's clock and the guard who wrote it. */
export type PlacedEntry = OpenedEntry & {
  readonly device: DeviceRow
  readonly at: Instant
  /** The Shanghai day of that moment. */
  readonly day: PlainDate
  /** Minutes by which the device's clock was moved; null where it was not. */
  readonly jumpedMinutes: number | null
  readonly guard: { readonly id: string; readonly name: string } | null
  /** A shift began with a PIN that is nobody's. */
  readonly isGuardUnknown: boolean
}

/** Puts the entries of each device in their order in time, and finds who was on duty. */
export async function placeEntries(
  tx: Tx,
  communityId: string,
  batches: readonly OpenedBatch[],
  devices: ReadonlyMap<string, DeviceRow>,
): Promise<PlacedEntry[]> {
  const inOrder = batches.toSorted((one, other) => firstSeqOf(one) - firstSeqOf(other))
  const before = await listEntriesBefore(
    tx,
    communityId,
    inOrder.map((batch) => ({ deviceId: batch.device, seq: firstSeqOf(batch) })),
  )
  const guards = await findPinGuards(tx, communityId, batches)
  const last = new Map<string, Pick<PlacedEntry, "at" | "guard">>()
  return inOrder.flatMap((batch, index) => {
    const device = devices.get(batch.device)
    if (device === undefined) return []
    const known = before[index]
    // a batch beside this one may have been taken a moment ago, and not be in the database yet
    const earlier = last.get(batch.device) ?? (known && { at: known.at, guard: nameOf(known) })
    const placed = placeBatch(batch, device, earlier, guards)
    const lastOfBatch = placed.at(-1)
    if (lastOfBatch !== undefined) last.set(batch.device, lastOfBatch)
    return placed
  })
}

type GuardWith = (body: EntryBody | null) => GuardRow | undefined

function placeBatch(
  batch: OpenedBatch,
  device: DeviceRow,
  before: Pick<PlacedEntry, "at" | "guard"> | undefined,
  guardWith: GuardWith,
): PlacedEntry[] {
  const { sentAt, receivedAt, entries } = batch
  const heads = entries.map(({ sealed }) => sealed)
  const moments = estimateMoments(heads, { sentAt, receivedAt, after: before?.at ?? null })
  const placed: PlacedEntry[] = []
  let duty: Duty = { guard: before?.guard ?? null, since: null }
  for (const [index, entry] of entries.entries()) {
    const { at, jumped } = moments[index] ?? { at: receivedAt, jumped: false }
    const isShift = entry.body?.what === "shift"
    const found = guardWith(entry.body)
    const onDuty = found !== undefined && (found.endedAt === null || found.endedAt > at) ? found : null
    duty = isShift
      ? { guard: onDuty && { id: onDuty.id, name: onDuty.name }, since: at }
      : onDutyAt(at, duty, device)
    placed.push({
      sealed: entry.sealed,
      seal: entry.seal,
      body: entry.body,
      device,
      at,
      day: dayOf(at),
      guard: duty.guard,
      jumpedMinutes: jumped ? minutesMoved(entry, batch) : null,
      isGuardUnknown: isShift && onDuty === null,
    })
  }
  return placed
}

type Duty = { readonly guard: PlacedEntry["guard"]; readonly since: Instant | null }

/** Who took over last before a moment: by an entry of the device, or with a network, which leaves no entry. */
function onDutyAt(at: Instant, duty: Duty, device: DeviceRow): Duty {
  const since = device.guardSince
  const isOnline = since !== null && since <= at && (duty.since === null || duty.since < since)
  return isOnline ? { guard: nameOf(device), since } : duty
}

function nameOf({ guardId, guardName }: Pick<DeviceRow, "guardId" | "guardName">): PlacedEntry["guard"] {
  return guardId === null || guardName === null ? null : { id: guardId, name: guardName }
}

async function findPinGuards(
  tx: Tx,
  communityId: string,
  batches: readonly OpenedBatch[],
): Promise<GuardWith> {
  const pins = new Set<string>()
  for (const { entries } of batches) {
    for (const { body } of entries) if (body?.what === "shift") pins.add(body.pin)
  }
  if (pins.size === 0) return () => undefined
  const key = await getFingerprintKey(tx, communityId)
  const guards = await findGuardsByPin(
    tx,
    communityId,
    [...pins].map((pin) => pinKeyOf(key, pin)),
  )
  return (body) => (body?.what === "shift" ? guards.get(pinKeyOf(key, body.pin).toString("hex")) : undefined)
}

const MINUTE_MS = 60_000

/** By how much the device's clock moved between its last hearing the server and its sending. */
function minutesMoved({ sealed }: OpenedEntry, { sentAt, receivedAt }: OpenedBatch): number {
  const { heard } = sealed
  if (heard === null) return 0
  const offsetNow = Date.parse(receivedAt) - Date.parse(sentAt)
  const offsetThen = Date.parse(heard.server) - Date.parse(heard.device)
  return Math.round((offsetNow - offsetThen) / MINUTE_MS)
}

function firstSeqOf(batch: OpenedBatch): number {
  return batch.entries[0]?.sealed.seq ?? 0
}
