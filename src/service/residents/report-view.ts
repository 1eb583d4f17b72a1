import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { maskName, maskNumbersIn } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { callsForHelp, type SelfReport, waitsTooLongFrom } from "../../core/residents/self-report.ts"
import { reportOf, type SelfReportRow } from "../../store/residents/self-reports.ts"

/** One line of the office's list: who wrote stands masked, and so do numbers in what they wrote. */
export function presentReport(row: SelfReportRow, policies: readonly Policy[], now: Instant) {
  const { id, number, kind, channel, homeId, door, at, receivedAt, status, doneAt, doneBy } = row
  const report = reportOf(row)
  const feverFrom = getPolicyForBooks(policies, "fever-threshold", dayOf(now)).celsius
  const answer = row.detail["answer"]
  return {
    id,
    number,
    kind,
    channel,
    homeId,
    door,
    at,
    receivedAt,
    status,
    doneAt,
    doneBy,
    name: maskName(report.name),
    text: maskNumbersIn(summaryOf(report)),
    answer: typeof answer === "string" ? answer : "",
    isLate: status === "open" && waitsTooLongFrom(callsForHelp(report, feverFrom), receivedAt) <= now,
  }
}

/** What was written, in a line, without who wrote it. */
function summaryOf(report: SelfReport): string {
  switch (report.kind) {
    case "return":
      return line(report.arrivedOn, report.from, report.transport, report.vehicle, report.note)
    case "reading":
      return line(`${report.celsius} ℃`, report.day, report.slot, report.symptoms)
    case "need":
      return line(report.category, report.text)
    default:
      return report.text
  }
}

function line(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== "").join(" · ")
}
