import { parsePlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Check } from "./round-type.ts"

const signs = {
  "not-yet": "○",
  fine: "✓",
  "not-fine": "!",
  "nobody-there": "◐",
  "not-attempted": "✕",
  "called-off": "—",
} as const satisfies Record<Check["status"], string>

/** What is planned, and what has become of it: theirs and ours stay apart. */
export function CheckState({ check, day }: { check: Check; day: string }) {
  const { t, language } = useWords()
  const planned = parsePlainDate(check.day)
  const name = check.kind === "reading" ? t(`rounds.slot.${check.slot}`) : t(`rounds.kind.${check.kind}`)
  const isTried = check.status === "nobody-there" && check.outcome !== null
  const state =
    check.outcome !== null && (isTried || check.kind === "knock")
      ? t(`rounds.outcome.${check.outcome}`)
      : t(`rounds.status.${check.status}`)
  return (
    <span className={`check-state check-${check.status}`}>
      <span aria-hidden="true">{signs[check.status]}</span>{" "}
      {check.day < day && check.kind !== "knock" && planned !== null && `${dayText(planned, language)} `}
      {name} {state}
      {check.attempts > 1 && ` ${t("rounds.tries", { count: check.attempts })}`}
    </span>
  )
}
