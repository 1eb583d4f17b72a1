import { useState } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { now } from "../parts/days.ts"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import { fieldOfMoment, momentOfField } from "../parts/moment-field.ts"
import { Chips } from "./chips.tsx"
import { type DueChoice, dueChoicesAt, dueOf } from "./deadline.ts"

type DeadlineFieldProps = { first: DueChoice; onChange: (dueAt: Instant | null) => void }

/** By when: one press for what is usual, else a day and a clock. */
export function DeadlineField({ first, onChange }: DeadlineFieldProps) {
  const { t } = useWords()
  const [at] = useState(now)
  const [choice, setChoice] = useState(first)
  const [own, setOwn] = useState("")
  const choose = (chosen: DueChoice) => {
    setChoice(chosen)
    onChange(chosen === "own" ? momentOfField(own) : dueOf(chosen, at))
  }
  return (
    <>
      <Chips
        legend={t("task.form.due")}
        value={choice}
        choices={dueChoicesAt(at).map((value) => ({ value, label: t(`task.due.${value}`) }))}
        onChange={choose}
      />
      {choice === "own" && (
        <MomentField
          label={t("task.form.dueAt")}
          value={own}
          onChange={(text) => {
            setOwn(text)
            onChange(momentOfField(text))
          }}
        />
      )}
    </>
  )
}

type MomentFieldProps = { label: string; value: string; onChange: (text: string) => void; latest?: Instant }

/** A day and a clock, in the browser's own way. */
export function MomentField({ label, value, onChange, latest }: MomentFieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          className="input"
          value={value}
          max={latest === undefined ? undefined : fieldOfMoment(latest)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
