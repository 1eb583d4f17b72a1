import { type DoorOutcome, doorOutcomes, isOfRegister } from "../../core/rounds/attempt.ts"
import { useWords } from "../parts/i18n.ts"

type OutcomeFieldProps = {
  label: string
  outcomes: readonly DoorOutcome[]
  value: DoorOutcome
  /** What it is called that the way was not for nothing. */
  met?: "answered" | "collected"
  onChange: (outcome: DoorOutcome) => void
}

/** What a try can come to where it is known who lives there. */
export const atQuarantine = doorOutcomes.filter((outcome) => !isOfRegister(outcome))

/** What a try came to: its number on the keyboard chooses it, Enter saves the line. */
export function OutcomeField({ label, outcomes, value, met = "answered", onChange }: OutcomeFieldProps) {
  const { t } = useWords()
  return (
    <select
      aria-label={label}
      className="input round-outcome"
      value={value}
      onKeyDown={(event) => {
        // Enter saves the line here as in every other field of it
        if (event.key !== "Enter") return
        event.preventDefault()
        event.currentTarget.form?.requestSubmit()
      }}
      onChange={(event) => {
        const chosen = outcomes.find((outcome) => outcome === event.target.value)
        if (chosen) onChange(chosen)
      }}
    >
      {outcomes.map((outcome, index) => (
        <option key={outcome} value={outcome}>
          {index + 1} {t(`rounds.outcome.${outcome === "answered" ? met : outcome}`)}
        </option>
      ))}
    </select>
  )
}
