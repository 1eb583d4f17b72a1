import type { TFunction } from "i18next"
import { parsePlainDate } from "../../core/kit/dates.ts"
import type { PolicyRule } from "../../core/policy/policy.ts"
import type { PolicyField } from "../../core/policy/policy-fields.ts"
import { DayField } from "../parts/day-field.tsx"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import type { PolicyDraft } from "./policy-draft.ts"

type PolicyInputProps = {
  rule: PolicyRule
  name: string
  field: PolicyField
  draft: PolicyDraft
  error: string | undefined
  onChange: (key: string, text: string) => void
}

/** One field of a rule, as its kind asks. */
export function PolicyInput({ rule, name, field, draft, error, onChange }: PolicyInputProps) {
  const { t } = useWords()
  const label = t(`policies.fields.${rule}.${name}`)
  const value = draft[name] ?? ""
  const change = (text: string) => onChange(name, text)
  const common = { label, error }
  switch (field.kind) {
    case "choice":
      return (
        <ChoiceField
          {...common}
          value={value}
          choices={field.choices.map((one) => ({ value: one, label: choiceWords(rule, one, t) }))}
          onChange={change}
        />
      )
    case "flag":
      return (
        <ChoiceField
          {...common}
          value={value}
          choices={["true", "false"].map((one) => ({
            value: one,
            label: t(one === "true" ? "policies.yes" : "policies.no"),
          }))}
          onChange={change}
        />
      )
    case "day-or-none":
      return <DayField {...common} value={parsePlainDate(value)} onChange={(day) => change(day ?? "")} />
    case "clock":
      return <Clock {...common} value={value} onChange={change} />
    case "slots":
      return (
        <>
          {(["morning", "afternoon"] as const).map((part, index) => (
            <Clock
              key={part}
              label={t(`policies.fields.reading-slots.${part}`)}
              error={error}
              value={draft[`${name}.${index}`] ?? ""}
              onChange={(text) => onChange(`${name}.${index}`, text)}
            />
          ))}
        </>
      )
    case "whole":
      return <TextField {...common} inputMode="numeric" autoComplete="off" value={value} onChange={change} />
    case "tenth":
      return <TextField {...common} inputMode="decimal" autoComplete="off" value={value} onChange={change} />
    case "names":
      return (
        <TextField
          {...common}
          hint={t("policies.namesHint")}
          autoComplete="off"
          value={value}
          onChange={change}
        />
      )
    case "days":
      return (
        <TextField
          {...common}
          hint={t("policies.daysHint")}
          autoComplete="off"
          value={value}
          onChange={change}
        />
      )
    case "text":
      return (
        <TextField {...common} maxLength={field.most} autoComplete="off" value={value} onChange={change} />
      )
  }
}

type ClockProps = {
  label: string
  error: string | undefined
  value: string
  onChange: (text: string) => void
}

function Clock({ label, error, value, onChange }: ClockProps) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <input
          {...control}
          type="time"
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

function choiceWords(rule: PolicyRule, choice: string, t: TFunction): string {
  if (rule === "quarantine-length") return t(`policies.anchors.${choice}`)
  if (rule === "duty") return t(`policies.restDays.${choice}`)
  return t(rule === "dispositions" ? `policies.dispositions.${choice}` : `policies.courses.${choice}`)
}
