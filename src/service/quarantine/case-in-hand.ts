import { dayOf } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { type Policy, policyOn } from "../../core/policy/policy.ts"
import { carriedOn, emptyFile, foldFile } from "../../core/quarantine/case-file.ts"
import type { CaseStanding } from "../../core/quarantine/case-moves.ts"
import { type ReadingsByDay, readingsOfCase } from "../../core/quarantine/case-readings.ts"
import { doubtsOf } from "../../core/quarantine/release-doubts.ts"
import type { Tx } from "../../store/database/db.ts"
import { type FileRow, listFiles, listSteps, type StepRow } from "../../store/quarantine/case-files.ts"
import { type CasePerson, findCasePerson } from "../../store/quarantine/case-people.ts"
import { listCases, type StoredCase } from "../../store/quarantine/cases.ts"
import { listReadingsOf } from "../../store/report/home-facts.ts"
import type { Ground } from "../context.ts"

/** A case with all that decides what may be done with it. */
export type CaseInHand = {
  readonly one: StoredCase
  /** Every case of the person, in order. */
  readonly all: readonly StoredCase[]
  readonly person: CasePerson
  /** Null: from a book, nothing was done with it here yet. */
  readonly file: FileRow | null
  /** Steps of this case and of those that it goes on with. */
  readonly steps: readonly StepRow[]
  readonly readings: ReadingsByDay
  readonly standing: CaseStanding
}

type Reading = Pick<Ground, "now"> & {
  readonly tx: Tx
  readonly communityId: string
  readonly policies: readonly Policy[]
}

/** Reads a case; undefined where there is none. */
export async function findCaseInHand(work: Reading, caseId: string): Promise<CaseInHand | undefined> {
  const { tx, communityId, policies } = work
  const person = await findCasePerson(tx, communityId, caseId)
  if (person === undefined) return undefined
  const all = (await listCases(tx, communityId, [person.personId])).get(person.personId) ?? []
  const one = all.find((each) => each.caseId === person.caseId)
  if (one === undefined) return undefined
  const now = work.now()
  const today = dayOf(now)
  const place = all.indexOf(one)
  const before = one.continues ? all[place - 1] : undefined
  const files = await listFiles(
    tx,
    communityId,
    all.map((each) => each.caseId),
  )
  const allSteps = await listSteps(tx, communityId, one.personId)
  const carried = before === undefined ? emptyFile : carriedOn(files.get(before.caseId)?.state ?? emptyFile)
  const own = allSteps.filter((step) => step.caseId === one.caseId)
  const readings = readingsOfCase(one, await listReadingsOf(tx, communityId, [one.personId], today), today)
  const feverFrom = getPolicyForBooks(policies, "fever-threshold", today).celsius
  const slots = getPolicyForBooks(policies, "reading-slots", today)
  const length = policyOn(policies, "quarantine-length", today)
  return {
    ...{ one, all, person, readings },
    file: files.get(one.caseId) ?? null,
    steps: allSteps.filter((step) => chainOf(all, place).includes(step.caseId)),
    standing: {
      ...{ openedOn: one.openedOn, dueOn: one.dueOn, endedOn: one.endedOn, endReason: one.endReason, today },
      file: foldFile(own, carried),
      isLast: place === all.length - 1,
      doubts:
        one.endedOn === null
          ? doubtsOf(readings, one.openedOn, now, { "reading-slots": slots, feverFrom })
          : [],
      rules: {
        length: length !== null && length.days > 0,
        central: policyOn(policies, "dispositions", today)?.unsuitable === "central-quarantine",
      },
    },
  }
}

/** A case and those before it that it goes on with. */
function chainOf(all: readonly StoredCase[], place: number): string[] {
  const one = all[place]
  if (one === undefined) return []
  return one.continues && place > 0 ? [...chainOf(all, place - 1), one.caseId] : [one.caseId]
}
