import type { ReportChannel, SelfReport } from "../../core/residents/self-report.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"

/** Whose temperature it is. */
export type Measured = {
  readonly personId: string
  readonly name: string
  readonly idNumber: string
  readonly dwellingId: string
}

/** How the book says that a temperature came. */
const wayOf: Readonly<Record<ReportChannel, string>> = { card: "自报", phone: "电话", paper: "纸条" }

/** Writes a temperature that somebody told as a row about them. */
export async function writeReading(
  work: DeskWork,
  given: {
    readonly factId: string
    readonly person: Measured
    readonly report: Extract<SelfReport, { kind: "reading" }>
    readonly channel: ReportChannel
  },
): Promise<void> {
  const { factId, person, report, channel } = given
  const { personId, dwellingId } = person
  const door = (await findDwelling(work.tx, work.communityId, dwellingId))?.door ?? ""
  const values = {
    ...{ 日期: report.day, 时段: report.slot, 姓名: person.name, 身份证号: person.idNumber, 门牌: door },
    ...{ 体温: String(Math.round(report.celsius * 10) / 10), 症状: report.symptoms.trim() },
    记录方式: wayOf[channel],
  }
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))
  await writeRows(work, [{ id: factId, form: "健康监测", values: filled, dwellingId, personId }])
}
