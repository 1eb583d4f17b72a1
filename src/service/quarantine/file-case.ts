import { type CaseFile, carriedOn, emptyFile, foldFile } from "../../core/quarantine/case-file.ts"
import { findHomeTeam, findLedgerLine, listFiles, listSteps } from "../../store/quarantine/case-files.ts"
import { findCasePerson } from "../../store/quarantine/case-people.ts"
import type { StoredCase } from "../../store/quarantine/cases.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { writeFacts } from "../desk/write-facts.ts"
import { keepFile, type OpenFile, writeStep } from "./write-step.ts"

/**
 * The file of a case; one that has none gets it now, with its line of the ledger, whether it was opened here or in a book.
 * `all` are the person's cases in order. The team that goes to the home already goes to everyone there.
 */
export async function openFile(
  work: DeskWork,
  one: StoredCase,
  all: readonly StoredCase[],
  openedHere: boolean,
): Promise<OpenFile> {
  const { tx, communityId } = work
  const files = await listFiles(
    tx,
    communityId,
    all.map(({ caseId }) => caseId),
  )
  const before = one.continues ? all[all.indexOf(one) - 1] : undefined
  const carried = before === undefined ? emptyFile : carriedOn(files.get(before.caseId)?.state ?? emptyFile)
  const steps = (await listSteps(tx, communityId, one.personId)).filter((step) => step.caseId === one.caseId)
  const known = files.get(one.caseId)
  const ledgerId = (await findLineOf(work, one, all)) ?? (await writeLine(work, one, carried))
  if (known !== undefined) {
    const state = foldFile(steps, carried)
    return { ...known, ledgerId, state, steps, carried }
  }
  const fresh: OpenFile = {
    ...{ caseId: one.caseId, ledgerId, state: foldFile(steps, carried), steps, carried, openedHere },
    ownerId: (before && files.get(before.caseId)?.ownerId) ?? (openedHere ? work.accountId : null),
  }
  await keepFile(work, one, fresh)
  return joinTeam(work, one, fresh)
}

/** The case's own line of the ledger, by the days that `foldCases` matches lines by. */
export async function findLineOf(
  work: Pick<DeskWork, "tx" | "communityId">,
  one: StoredCase,
  all: readonly StoredCase[],
): Promise<string | null> {
  const next = all[all.indexOf(one) + 1]
  return findLedgerLine(work.tx, work.communityId, {
    ...{ personId: one.personId, arrivedOn: one.arrivedOn },
    from: one.continues ? one.openedOn : null,
    before: next?.continues === true ? next.openedOn : null,
  })
}

async function writeLine(work: DeskWork, one: StoredCase, carried: CaseFile): Promise<string> {
  const { tx, communityId } = work
  const person = await findCasePerson(tx, communityId, one.caseId)
  const team = await findHomeTeam(tx, communityId, one.dwellingId)
  const id = work.newId()
  const { doctor, police, committee } = team?.detail ?? {}
  const values = {
    ...{ 门牌: person?.door, 姓名: person?.name, 身份证号: person?.idNumber },
    ...{ 抵沪日期: one.arrivedOn, 建档日期: one.openedOn, 应解除日期: one.dueOn },
    ...{ 医生: doctor, 民警: police, 居委: committee },
    微信: carried.contact === null ? undefined : carried.contact.wechat ? "是" : "否",
  }
  const filled = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
  )
  await writeFacts(work, [
    {
      ...{ id, form: "居家隔离台账", values: Object.fromEntries(filled) },
      ...{ dwellingId: one.dwellingId, personId: one.personId },
    },
  ])
  return id
}

/** Whoever is put into quarantine where somebody is already has the same three people. */
async function joinTeam(work: DeskWork, one: StoredCase, file: OpenFile): Promise<OpenFile> {
  if (file.state.team !== null || one.endedOn !== null) return file
  const team = await findHomeTeam(work.tx, work.communityId, one.dwellingId)
  if (team === undefined) return file
  const { doctor = "", police = "", committee = "" } = team.detail
  const ownerId = team.ownerId ?? file.ownerId
  const step = { move: "set-team", doctor, police, committee, ownerId } as const
  const extra = file.ownerId === null ? {} : { data: { previousOwner: file.ownerId } }
  return writeStep(work, one, { ...file, ownerId }, { id: work.newId(), step, extra })
}
