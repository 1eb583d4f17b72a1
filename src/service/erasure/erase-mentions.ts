import { holdsOwnNumber, isAbout, mentions, withoutMentions } from "../../core/erasure/mentions.ts"
import { mentionPlaces } from "../../core/erasure/retention.ts"
import { columnName } from "../../core/forms/recognise-form.ts"
import { formatDoor, parseDoor } from "../../core/place/door.ts"
import type { Tx } from "../../store/database/db.ts"
import { eraseReports, forgetCallers } from "../../store/erasure/day-rows.ts"
import { addForgottenRow } from "../../store/erasure/forgotten-rows.ts"
import {
  listDetailMentions,
  listHouseholdMentions,
  listMentionRows,
  listRefusedMentions,
  listReportMentions,
  type RefusedMention,
  replaceDetails,
  replaceHouseholdDetail,
  replaceMentionCells,
  replaceRefused,
} from "../../store/erasure/mention-rows.ts"
import { eraseFacts } from "../../store/erasure/subject-rows.ts"
import type { SubjectTraces } from "../../store/erasure/subject-traces.ts"
import { householderKey } from "../../store/people/person-keys.ts"

type Erasing = {
  readonly tx: Tx
  readonly communityId: string
  readonly subject: SubjectTraces
  readonly needles: readonly string[]
  readonly now: string
  readonly fingerprintKey: Buffer | null
}

/** Blanks what names a person in rows that stay; the counts are of rows changed. */
export async function eraseMentions(
  tx: Tx,
  communityId: string,
  subject: SubjectTraces,
  needles: readonly string[],
  now: string,
  fingerprintKey: Buffer | null,
): Promise<Record<string, number>> {
  const work: Erasing = { tx, communityId, subject, needles, now, fingerprintKey }
  const counts: Record<string, number> = {}
  Object.assign(counts, await inDetails(work))
  counts["self_report"] = await inReports(work)
  counts["household_detail"] = await inHouseholds(work)
  counts["refused_row"] = await inRefusedRows(work)
  for (const place of mentionPlaces) {
    const rows = await listMentionRows(tx, communityId, place, needles)
    let changed = 0
    for (const row of rows) {
      const cells = withoutMentions(subject.traces, row.cells, isNear(work, row.dwellingId, row.cells))
      if (cells === row.cells) continue
      await replaceMentionCells(tx, communityId, place, { ...row, cells: cells as typeof row.cells })
      changed += 1
    }
    counts[place.table] = changed
  }
  return counts
}

/** The gate's, the phone's, the volunteers' rows: one about the person loses all its words, another what names them. */
async function inDetails(work: Erasing): Promise<Record<string, number>> {
  const { tx, communityId, subject } = work
  const details = await listDetailMentions(tx, communityId, work.needles)
  const ownFacts: string[] = []
  const changes: { factId: string; data: object | null }[] = []
  for (const { factId, kind, dwellingId, data } of details) {
    const near = isNear(work, dwellingId, data)
    if (isAbout(subject.traces, data, near)) {
      // a line of a roll is about nobody else, and no day counts it
      if (kind === "volunteer") ownFacts.push(factId)
      else changes.push({ factId, data: null })
      continue
    }
    const cleaned = withoutMentions(subject.traces, data, near)
    if (cleaned === data) continue
    const left = Object.entries(cleaned as typeof data).filter(([, value]) => value !== "")
    changes.push({ factId, data: left.length === 0 ? null : Object.fromEntries(left) })
  }
  const ownCalls = changes.filter(({ data }) => data === null).map(({ factId }) => factId)
  await forgetCallers(tx, communityId, ownCalls)
  await eraseFacts(tx, communityId, ownFacts)
  await replaceDetails(tx, communityId, changes)
  return { fact: ownFacts.length, fact_detail: changes.length + ownFacts.length }
}

/** What somebody wrote who bears their name at their door, or gave their number: it is about nobody else. */
async function inReports(work: Erasing): Promise<number> {
  const { tx, communityId, subject } = work
  const reports = await listReportMentions(tx, communityId, work.needles)
  const own = reports
    .filter(({ dwellingId, data }) => isAbout(subject.traces, data, isNear(work, dwellingId, data)))
    .map(({ reportId }) => reportId)
  await eraseReports(tx, communityId, own)
  return own.length
}

async function inHouseholds(work: Erasing): Promise<number> {
  const { traces } = work.subject
  const rows = await listHouseholdMentions(work.tx, work.communityId, work.needles)
  let changed = 0
  for (const row of rows) {
    const near = isNear(work, row.dwellingId, row)
    const isTheirs = mentions(traces, row.householder, near)
    const phone = isTheirs || mentions(traces, row.phone, false) ? "" : row.phone
    const cleaned = {
      householdId: row.householdId,
      householder: isTheirs ? "" : row.householder,
      phone,
      remarks: withoutMentions(traces, row.remarks, near),
    }
    const isSame = !isTheirs && phone === row.phone && cleaned.remarks === row.remarks
    if (isSame) continue
    if (isTheirs && work.fingerprintKey !== null) {
      const key = householderKey(work.fingerprintKey, formatDoor(row), row.householder)
      await addForgottenRow(work.tx, work.communityId, key)
    }
    await replaceHouseholdDetail(work.tx, work.communityId, cleaned)
    changed += 1
  }
  return changed
}

async function inRefusedRows(work: Erasing): Promise<number> {
  const { traces } = work.subject
  const rows = await listRefusedMentions(work.tx, work.communityId, work.needles)
  let changed = 0
  for (const row of rows) {
    const values = Object.fromEntries(row.header.map((title, at) => [columnName(title), row.cells[at] ?? ""]))
    const near = namesTheirDoor(work.subject, values["门牌"] ?? "") || holdsOwnNumber(traces, row.cells)
    const own = isAbout(traces, values, near)
    const cleaned = withoutMentions(traces, row, near) as RefusedMention
    if (cleaned === row) continue
    const cells = own ? row.cells.map(() => "") : cleaned.cells
    await replaceRefused(work.tx, work.communityId, { ...cleaned, cells }, own ? work.now : null)
    changed += 1
  }
  return changed
}

function isNear(work: Erasing, dwellingId: string | null, said: unknown): boolean {
  const { dwellingIds, traces } = work.subject
  return (dwellingId !== null && dwellingIds.includes(dwellingId)) || holdsOwnNumber(traces, said)
}

function namesTheirDoor(subject: SubjectTraces, written: string): boolean {
  return subject.doors.some((door) => {
    const read = parseDoor(written, door.lane)
    return read !== null && formatDoor(read) === formatDoor(door)
  })
}
