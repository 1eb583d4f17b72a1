import { listDeskFacts, listFiles } from "../../store/quarantine/case-files.ts"
import { listCases } from "../../store/quarantine/cases.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { openFile } from "./file-case.ts"

/**
 * Opens the files of the cases that registrations at the desk have opened for these people, each with its line of the ledger,
 * in the transaction of the registration. Cases of imported books have their lines there.
 */
export async function fileCases(work: DeskWork, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const { tx, communityId } = work
  const cases = await listCases(tx, communityId, [...new Set(personIds)])
  const open = [...cases.values()].flat().filter((one) => one.endedOn === null)
  const files = await listFiles(
    tx,
    communityId,
    open.map(({ caseId }) => caseId),
  )
  const unfiled = open.filter(({ caseId }) => !files.has(caseId))
  const here = await listDeskFacts(
    tx,
    communityId,
    unfiled.map(({ openedBy }) => openedBy),
  )
  for (const one of unfiled) {
    if (here.has(one.openedBy)) await openFile(work, one, cases.get(one.personId) ?? [one], true)
  }
}
