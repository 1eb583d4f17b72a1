import { dayOf } from "../../core/kit/dates.ts"
import { formatDoor } from "../../core/place/door.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { finishImportRun } from "../../store/imports/import-runs.ts"
import { listRegister, lockBooks } from "../../store/imports/known-register.ts"
import { addRefusals, listWaitingRows, settleRefusals } from "../../store/imports/refused-rows.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import type { Ground } from "../context.ts"
import { spread } from "../desk/spread.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { makePersonFinder } from "./find-people.ts"
import { gatherRows } from "./gather-rows.ts"
import { importFacts } from "./import-facts.ts"
import { importHouseholds } from "./import-households.ts"
import { importPeople } from "./import-people.ts"
import { importStairwells } from "./import-register.ts"
import type { ImportResult, ImportSheet } from "./import-result.ts"
import { type ImportWork, type KnownRegister, stairwellKey } from "./import-work.ts"
import { makeRipples } from "./ripples.ts"

/** Who imports: a person at the screen, or nobody signed in (the command line). */
export type Importer = Ground & { readonly communityId: string; readonly accountId: string | null }

/**
 * Brings the rows of a committee's books into the neighbourhood, in one transaction: all of them or, when anything
 * fails, none. Rows known already change nothing; bad rows are kept on the list of refused rows. `onProgress` is told the share done, from 0 to 1.
 */
export async function importBooks(
  importer: Importer,
  importId: string,
  sheets: readonly ImportSheet[],
  onProgress: (share: number) => void = () => undefined,
): Promise<ImportResult> {
  return inNeighbourhood(importer.db, importer.communityId, async (tx) => {
    const fingerprintKey = await lockBooks(tx, importer.communityId)
    if (fingerprintKey === null) throw new Error("the neighbourhood's campaign was deleted")
    const register = await readRegister(tx)
    const gathered = gatherRows(sheets, await listWaitingRows(tx), {
      lane: onlyLane(register, sheets),
      today: dayOf(importer.now()),
    })
    onProgress(0.1)
    const { communityId, accountId, newId } = importer
    const work: ImportWork = {
      ...{ tx, communityId, importId, accountId, newId, fingerprintKey, register, now: importer.now() },
      ...{ refusals: [], acceptedLater: [], mended: [] },
    }
    const policies = await readPolicies(tx, communityId)
    const people = await makePersonFinder(work)
    const ripples = makeRipples()
    const rowsOf = (form: Parameters<typeof gathered.byForm.get>[0]) => gathered.byForm.get(form) ?? []
    await importStairwells(work, rowsOf("楼栋"))
    await importHouseholds(work, rowsOf("住户"))
    await importPeople(work, rowsOf("人员"), people)
    onProgress(0.3)
    await importFacts(work, gathered.byForm, people, memoised(feverRule(policies)), ripples)
    onProgress(0.8)
    await spread({ ...importer, tx, policies }, ripples)
    await keepRefusals(work)
    await recordAudit(tx, importer, { action: "books.import", subjectKind: "import", subjectId: importId })
    const result = { lines: gathered.lines, acceptedLater: work.acceptedLater.length }
    // in the same transaction, so that an import that is cut off never counts as failed with its rows written
    await finishImportRun(tx, importId, importer.now(), result)
    await notifyChange(tx, communityId)
    onProgress(1)
    return result
  })
}

async function keepRefusals(work: ImportWork): Promise<void> {
  const { tx, communityId, importId, now } = work
  await settleRefusals(tx, work.acceptedLater, "accepted-later", now)
  await settleRefusals(tx, work.mended.filter(isId), "mended", now)
  await addRefusals(
    tx,
    communityId,
    work.refusals.map(({ from, column, refusal, rowKey, waitsForDoor }) => ({
      refusalId: work.newId(),
      ...{ importId, rowKey, column, waitsForDoor, refusedAt: now, reason: refusal },
      form: from.form.name,
      file: from.line.file,
      sheet: from.line.sheet,
      line: from.row.line,
      header: from.header,
      cells: from.row.cells,
    })),
  )
}

async function readRegister(tx: Tx): Promise<KnownRegister> {
  const { stairwells, dwellings } = await listRegister(tx)
  const byId = new Map(stairwells.map((row) => [row.stairwellId, row]))
  const doors = dwellings.flatMap(({ id, stairwellId, room }): [string, string][] => {
    const stairwell = byId.get(stairwellId)
    return stairwell === undefined
      ? []
      : [[formatDoor({ lane: stairwell.lane, number: stairwell.number, room }), id]]
  })
  return {
    stairwells: new Map(
      stairwells.map(({ stairwellId, lane, number, floors, doorsPerFloor, described }) => [
        stairwellKey(lane, number),
        { id: stairwellId, floors, doorsPerFloor, implied: !described },
      ]),
    ),
    dwellings: new Map(doors),
    refused: { stairwells: new Set(), unreadable: [] },
  }
}

/** The lane that doors written without one belong to: that of the neighbourhood, where it has but one. */
function onlyLane(register: KnownRegister, sheets: readonly ImportSheet[]): string {
  const known = [...register.stairwells.keys()].map((key) => key.split("弄")[0] ?? "")
  const read = sheets.flatMap((sheet) => {
    if ("refusal" in sheet) return []
    const column = sheet.table.header.indexOf("弄")
    return column < 0 ? [] : sheet.table.rows.map((row) => (row.cells[column] ?? "").trim())
  })
  const lanes = new Set([...known, ...read].filter((lane) => lane !== ""))
  return lanes.size === 1 ? ([...lanes][0] ?? "") : ""
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

function memoised<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? compute(key)
    known.set(key, value)
    return value
  }
}
