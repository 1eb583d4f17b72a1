import { addDays, dayOf, type PlainDate, writtenMoment } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { endOf } from "../../core/quarantine/case-file.ts"
import type { CaseStep, StepOf } from "../../core/quarantine/case-step.ts"
import { addFacts } from "../../store/imports/facts.ts"
import { findMatter } from "../../store/imports/matters.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { listCases } from "../../store/quarantine/cases.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"
import { spread } from "../desk/spread.ts"
import { makeRipples } from "../imports/ripples.ts"
import type { CaseInHand } from "./case-in-hand.ts"
import { openFile } from "./file-case.ts"
import { callOffFollowUpOf, planFollowUpOf } from "./follow-up.ts"
import { type OpenFile, type StepExtra, writeStep } from "./write-step.ts"

const endWords = {
  transfer: "转送就诊",
  centralise: "转集中隔离",
  withdraw: "撤销",
  release: "解除",
} as const

/** Makes a step that was found to be allowed: what it changes in the ledger and the plans, then the step itself. */
export async function makeStep(
  work: DeskWork,
  found: CaseInHand,
  file: OpenFile,
  given: { readonly id: string; readonly step: CaseStep },
): Promise<OpenFile> {
  const { step } = given
  switch (step.move) {
    case "set-team": {
      const extra = file.ownerId === null ? {} : { data: { previousOwner: file.ownerId } }
      return writeStep(work, found.one, { ...file, ownerId: step.ownerId }, { ...given, extra })
    }
    case "extend":
      return writeStep(work, found.one, file, { ...given, extra: await extend(work, found, file, step) })
    case "transfer":
    case "centralise":
    case "withdraw":
    case "release":
      return writeStep(work, found.one, file, { ...given, extra: await end(work, found, file, step.move) })
    case "return":
      await openAgain(work, found)
      return writeStep(work, found.one, file, given)
    case "end-follow-up":
      await callOffFollowUpOf(work, found.one)
      return writeStep(work, found.one, file, given)
    case "answer": {
      const about = found.standing.file.objections.find((one) => one.answer === null)
      return writeStep(work, found.one, file, { ...given, extra: { data: { objection: about?.step ?? "" } } })
    }
    case "undo":
      return undo(work, found, file, given)
    case "assess-dwelling":
    case "give-notice":
    case "sign-undertaking":
    case "set-contact":
    case "object":
      return writeStep(work, found.one, file, given)
  }
}

async function extend(
  work: DeskWork,
  { one }: CaseInHand,
  file: OpenFile,
  step: StepOf<"extend">,
): Promise<StepExtra> {
  const ledgerId = file.ledgerId ?? ""
  const before = (await findMatter(work.tx, work.communityId, ledgerId))?.state ?? {}
  const { 应解除日期: due, 延长依据: order } = before
  await changeLater(work, LEDGER, ledgerId, { 应解除日期: step.until, 延长依据: step.order.trim() }, "extend")
  return {
    data: { previous: one.dueOn, ...(due === undefined ? {} : { ledgerDue: due }) },
    detail: order === undefined ? {} : { previousOrder: order },
  }
}

async function end(
  work: DeskWork,
  { one }: CaseInHand,
  file: OpenFile,
  move: keyof typeof endWords,
): Promise<StepExtra> {
  const today = dayOf(work.now())
  // a case that was to begin later never does
  const on = [one.openedOn, today].toSorted()[1] ?? today
  await changeLater(
    work,
    LEDGER,
    file.ledgerId ?? "",
    { 结束日期: on, 结束原因: endWords[move] },
    endOf[move],
  )
  if (move !== "release") return { data: { on } }
  const rule = policyOn(work.policies, "follow-up", today)
  if (rule === null || rule.days === 0) return { data: { on } }
  await planFollowUpOf(work, one, on)
  return { data: { on, follow: addDays(on, rule.days) } }
}

/** The return from hospital: a fact that opens the case that goes on, with its own line of the ledger and its file. */
async function openAgain(work: DeskWork, { one }: CaseInHand): Promise<void> {
  const now = work.now()
  const id = work.newId()
  const data = { 登记时间: writtenMoment(now), 抵沪日期: one.arrivedOn, 处置: "居家隔离" }
  await addFacts(
    work.tx,
    work.communityId,
    [
      {
        ...{ id, kind: "quarantine-return", day: dayOf(now), at: now, data, detail: null, matter: null },
        ...{ dwellingId: one.dwellingId, personId: one.personId },
        rowKey: fingerprint(work.fingerprintKey, `quarantine-return\u001f${id}`),
        ...{ recordedAt: now, recordedBy: work.accountId },
      },
    ],
    "desk",
  )
  const ripples = makeRipples()
  ripples.touchCase(one.personId)
  await spread(work, ripples)
  const all = (await listCases(work.tx, work.communityId, [one.personId])).get(one.personId) ?? []
  const opened = all.find((each) => each.openedBy === id)
  if (opened === undefined) throw new Error("a return has opened nothing")
  await openFile(work, opened, all, true)
}

/** Takes the last step back, with what it changed. */
async function undo(
  work: DeskWork,
  { one, steps, standing }: CaseInHand,
  file: OpenFile,
  given: { readonly id: string; readonly step: CaseStep },
): Promise<OpenFile> {
  const last = steps.find((step) => step.id === standing.file.last?.step)
  if (last === undefined) throw new Error("there is no step to undo")
  const { data, detail } = last
  const ledgerId = file.ledgerId ?? ""
  const extra = { data: { undoes: last.id } }
  switch (last.move) {
    case "set-team":
      return writeStep(work, one, { ...file, ownerId: data["previousOwner"] ?? null }, { ...given, extra })
    case "extend": {
      const before = { 应解除日期: data["ledgerDue"] ?? null, 延长依据: detail["previousOrder"] ?? null }
      await changeLater(work, LEDGER, ledgerId, before, "undo")
      return writeStep(work, one, file, { ...given, extra })
    }
    case "transfer":
    case "centralise":
    case "withdraw":
    case "release":
      await changeLater(work, LEDGER, ledgerId, { 结束日期: null, 结束原因: null }, "undo")
      await callOffFollowUpOf(work, one)
      return writeStep(work, one, file, { ...given, extra })
    case "end-follow-up":
      await planFollowUpOf(work, one, (one.endedOn ?? standing.today) as PlainDate)
      return writeStep(work, one, file, { ...given, extra })
    default:
      return writeStep(work, one, file, { ...given, extra })
  }
}

const LEDGER = "居家隔离台账"
