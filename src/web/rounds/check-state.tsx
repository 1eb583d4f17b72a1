import { parsePlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
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

type CheckStateProps = {
  check: Check
  day: string
  door: string
  /** Whom it is about, where several live there. */
  who: string | null
  /** Missing: nothing is taken back here. */
  onTakeBack?: ((tryId: string) => void) | undefined
}

/** What is planned, and what has become of it: theirs and ours stay apart. What was written down here can be taken back. */
export function CheckState({ check, day, door, who, onTakeBack }: CheckStateProps) {
  const { t, language } = useWords()
  const planned = parsePlainDate(check.day)
  const kind = check.kind === "reading" ? t(`rounds.slot.${check.slot}`) : t(`rounds.kind.${check.kind}`)
  const name = [who, kind].filter(Boolean).join(" ")
  const isTried = check.status === "nobody-there" && check.outcome !== null
  const state =
    check.outcome !== null && (isTried || check.kind === "knock")
      ? t(`rounds.outcome.${check.outcome}`)
      : t(`rounds.status.${check.kind}.${check.status}`)
  const { tryId } = check
  return (
    <span className={`check-state check-${check.status}`}>
      <span aria-hidden="true">{signs[check.status]}</span>{" "}
      {check.day < day && check.kind !== "knock" && planned !== null && `${dayText(planned, language)} `}
      {name} {state}
      {check.attempts > 1 && ` ${t("rounds.tries", { count: check.attempts })}`}
      {tryId !== null && onTakeBack && (
        <Button
          kind="quiet"
          className="no-print"
          aria-label={t("takeBack.of", { what: `${door} ${name} ${state}` })}
          onClick={() => onTakeBack(tryId)}
        >
          {t("common.undo")}
        </Button>
      )}
    </span>
  )
}
