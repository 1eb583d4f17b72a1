import { dayOf } from "../../core/kit/dates.ts"
import type { CaseFile, KeptStep } from "../../core/quarantine/case-file.ts"
import { foldFile, openObjection } from "../../core/quarantine/case-file.ts"
import type { CaseStep } from "../../core/quarantine/case-step.ts"
import { factOfStep } from "../../core/quarantine/step-fact.ts"
import { addFacts } from "../../store/imports/facts.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { type FileRow, saveFile } from "../../store/quarantine/case-files.ts"
import type { StoredCase } from "../../store/quarantine/cases.ts"
import type { DeskWork } from "../desk/at-desk.ts"

/** What a step leaves behind beside what is said: ids and days in `data`, free text in `detail`. */
export type StepExtra = {
  readonly data?: Readonly<Record<string, string>>
  readonly detail?: Readonly<Record<string, string>>
}

/** The file of a case with the steps it rests on. */
export type OpenFile = FileRow & { readonly steps: readonly KeptStep[]; readonly carried: CaseFile }

/** Writes a step of a case down as a fact, and the file as it is after it. */
export async function writeStep(
  work: DeskWork,
  one: StoredCase,
  file: OpenFile,
  given: { readonly id: string; readonly step: CaseStep; readonly extra?: StepExtra },
): Promise<OpenFile> {
  const { tx, communityId } = work
  const now = work.now()
  const { data, detail } = factOfStep(given.step, dayOf(now))
  const place = file.steps.length + 1
  const whole = { ...data, case: one.caseId, place: String(place), ...given.extra?.data }
  const said = { ...detail, ...given.extra?.detail }
  await addFacts(
    tx,
    communityId,
    [
      {
        ...{ id: given.id, kind: "case-step", day: dayOf(now), at: now },
        ...{ dwellingId: one.dwellingId, personId: one.personId, data: whole, matter: null },
        ...{ detail: Object.keys(said).length === 0 ? null : said },
        rowKey: fingerprint(work.fingerprintKey, `case-step\u001f${given.id}`),
        ...{ recordedAt: now, recordedBy: work.accountId },
      },
    ],
    "desk",
  )
  const step: KeptStep = { id: given.id, at: now, place, move: given.step.move, data: whole }
  const steps = [...file.steps, step]
  const after = { ...file, steps, state: foldFile(steps, file.carried) }
  await keepFile(work, one, after)
  return after
}

/** Keeps a case's file, with what lists are read by beside it. */
export async function keepFile(work: DeskWork, one: StoredCase, file: OpenFile): Promise<void> {
  const { followUp } = file.state
  await saveFile(work.tx, work.communityId, {
    ...{ caseId: one.caseId, ledgerId: file.ledgerId, state: file.state, ownerId: file.ownerId },
    ...{ openedHere: file.openedHere, personId: one.personId, dwellingId: one.dwellingId },
    objectedAt: openObjection(file.state)?.at ?? null,
    followedUntil: followUp === null || followUp.ended !== null ? null : followUp.until,
  })
}
