import type { AnomalyKind } from "../../core/gate/anomaly.ts"
import type { GateReason } from "../../core/gate/decide.ts"
import type { PassStop } from "../../core/gate/pass.ts"
import { unawareOf } from "../../core/gate/unaware.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { type Policy, policyOn } from "../../core/policy/policy.ts"
import type { Tx } from "../../store/database/db.ts"
import {
  type AnomalyDetail,
  insertAnomalies,
  listOpenDeviceAnomalies,
  type NewAnomaly,
} from "../../store/gate/anomalies.ts"
import { listPassPairs } from "../../store/gate/entries.ts"
import type { ShownPass } from "../../store/gate/shown.ts"
import type { Ground } from "../context.ts"
import type { Shown } from "./look-up-shown.ts"
import type { PlacedEntry } from "./place-entries.ts"

type Entry = PlacedEntry & Shown
type Found = { readonly entry: Entry; readonly kind: AnomalyKind; readonly detail: AnomalyDetail }

/** What the entries themselves say that the office should look at; asks nobody. */
export function findInEntries(entries: readonly Entry[], policies: readonly Policy[]): Found[] {
  const rules = rulesByDay(policies)
  return entries.flatMap((entry) => ofEntry(entry, rules, policies))
}

/** Notes what the office should look at: what was found in new entries, and what others and their devices say beside them. */
export async function noteAnomalies(
  tx: Tx,
  noter: Pick<Ground, "newId"> & { readonly communityId: string },
  entries: readonly Entry[],
  foundInEntries: readonly Found[],
  policies: readonly Policy[],
  now: Instant,
): Promise<void> {
  const { communityId } = noter
  const found = [
    ...foundInEntries,
    ...(await copies(tx, communityId, entries, rulesByDay(policies))),
    ...(await ofDevices(tx, communityId, entries)),
  ]
  const anomalies = found.map(({ entry, kind, detail }): NewAnomaly => {
    const { device, sealed, at, pass, home } = entry
    const about = { postId: device.postId, deviceId: device.deviceId, entryId: sealed.id }
    const named = { passId: pass?.passId ?? null, dwellingId: home?.dwellingId ?? null }
    return { id: noter.newId(), kind, at, ...about, ...named, detail }
  })
  await insertAnomalies(tx, communityId, anomalies, now)
}

type DayRules = { readonly feverFrom: number | null; readonly copyMinutes: number | null }
type RulesOf = (day: PlainDate) => DayRules

/** The rules of each day, looked up once: three days of entries have three. */
function rulesByDay(policies: readonly Policy[]): RulesOf {
  const known = new Map<PlainDate, DayRules>()
  return (day) => {
    const rules = known.get(day) ?? {
      feverFrom: policyOn(policies, "fever-threshold", day)?.celsius ?? null,
      copyMinutes: policyOn(policies, "pass-copy-window", day)?.minutes ?? null,
    }
    known.set(day, rules)
    return rules
  }
}

function ofEntry(entry: Entry, rules: RulesOf, policies: readonly Policy[]): Found[] {
  const { body, at, day, isGuardUnknown } = entry
  const note = (kind: AnomalyKind, detail: AnomalyDetail = {}): Found => ({ entry, kind, detail })
  if (body === null) return [note("unreadable")]
  if (body.what === "shift") return isGuardUnknown ? [note("unknown-guard")] : []
  if (body.what === "emergency") return [note("emergency", { emergency: body.emergency })]
  if (body.what !== "passage") return []
  const { feverFrom } = rules(day)
  const isFever = feverFrom !== null && body.celsius !== null && body.celsius >= feverFrom
  return [
    ...(isFever ? [note("fever", { celsius: body.celsius })] : []),
    ...(noOneOfOurs.has(body.reason) || isNeverIssued(entry) ? [note("forged-pass")] : []),
    ...unawareOf(body, at, { ...truthOf(entry), policies }).map((kind) => note(kind)),
  ]
}

/** A code that our key signed for a pass that nobody issued: the key has leaked. */
function isNeverIssued({ body, pass }: Entry): boolean {
  const shown = body?.what === "passage" ? body.shown : null
  return pass === null && shown !== null && shown.pass !== null && shown.by !== "number"
}

function truthOf({ at, day, pass, quarantine }: Entry) {
  return {
    isQuarantined: quarantine.some(
      ({ openedOn, endedOn }) => openedOn <= day && (endedOn === null || endedOn > day),
    ),
    stop: pass === null ? null : stopAt(pass, at),
    isKeyRevoked: pass !== null && pass.keyRevokedAt !== null && pass.keyRevokedAt <= at,
  }
}

/** How a pass was stopped at a moment; null while it was good. */
function stopAt(
  { status, stoppedSince: since }: ShownPass,
  at: Instant,
): { readonly stop: PassStop; readonly since: Instant } | null {
  return status === "issued" || since === null || since > at ? null : { stop: status, since }
}

async function copies(
  tx: Tx,
  communityId: string,
  entries: readonly Entry[],
  rules: RulesOf,
): Promise<Found[]> {
  const byId = new Map(entries.map((entry) => [entry.sealed.id, entry]))
  const shown = entries.flatMap(({ sealed, body, at, day, device }) => {
    const pass = body?.what === "passage" ? (body.shown?.pass ?? null) : null
    const minutes = rules(day).copyMinutes
    if (pass === null || minutes === null) return []
    return [{ id: sealed.id, pass, postId: device.postId, at, minutes }]
  })
  const pairs = await listPassPairs(tx, communityId, shown)
  return pairs.flatMap(({ entryId, otherPost, otherAt }): Found[] => {
    const entry = byId.get(entryId)
    return entry === undefined
      ? []
      : [{ entry, kind: "pass-copied", detail: { post: otherPost, at: otherAt } }]
  })
}

const deviceKinds = ["ended-credential", "revoked-device", "clock-jump"] as const

/** What is wrong with a device is noted once, until the office has settled it. */
async function ofDevices(tx: Tx, communityId: string, entries: readonly Entry[]): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const entry of entries) {
    const { device, at, jumpedMinutes } = entry
    const note = (kind: (typeof deviceKinds)[number], detail: AnomalyDetail = {}) => {
      const key = `${device.deviceId} ${kind}`
      if (!found.has(key)) found.set(key, { entry, kind, detail })
    }
    if (device.revokedAt !== null && at > device.revokedAt) note("revoked-device")
    else if (at > device.credentialUntil) note("ended-credential")
    if (jumpedMinutes !== null) note("clock-jump", { minutes: jumpedMinutes })
  }
  const devices = [...new Set([...found.values()].map(({ entry }) => entry.device.deviceId))]
  const open = await listOpenDeviceAnomalies(tx, communityId, devices, deviceKinds)
  return [...found].flatMap(([key, one]) => (open.has(key) ? [] : [one]))
}

/** What a post says of a code that nobody of ours signed, as far as it knows our keys. */
const noOneOfOurs: ReadonlySet<GateReason> = new Set(["pass-forged", "pass-key-unknown"])
