import { readingSlots } from "../../core/residents/self-report.ts"
import { Field } from "./field.tsx"
import { ChoiceField, LongTextField, TextField } from "./inputs.tsx"
import {
  needCategories,
  type ReportErrors,
  type ReportField,
  type ReportKind,
  type ReportValues,
  reportFields,
  transports,
} from "./report-values.ts"
import type { Say } from "./say.ts"

type ReportFieldsProps = {
  say: Say
  kind: ReportKind
  values: ReportValues
  errors: ReportErrors
  onChange: (name: string, value: string) => void
}

/** The fields of what a resident writes: the same on their own page and where staff write it down for them. */
export function ReportFields({ say, kind, values, errors, onChange }: ReportFieldsProps) {
  return reportFields[kind].map((field) => (
    <OneField
      key={field.name}
      t={say.t}
      kind={kind}
      field={field}
      value={values[field.name] ?? ""}
      error={errors[field.name]}
      onChange={(value) => onChange(field.name, value)}
    />
  ))
}

type OneFieldProps = {
  t: Say["t"]
  kind: ReportKind
  field: ReportField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function OneField({ t, kind, field, value, error, onChange }: OneFieldProps) {
  const own = t(`report.of.${kind}.${field.name}`, { defaultValue: "" })
  const label = own === "" ? t(`report.field.${field.name}`) : own
  const hint = t(`report.hint.${kind}.${field.name}`, { defaultValue: "" }) || undefined
  const common = { label, hint, error: error && t(error), value, onChange }
  switch (field.input) {
    case "slot":
      return <ChoiceField {...common} choices={namedBy(readingSlots, (slot) => t(`report.slot.${slot}`))} />
    case "category":
      return (
        <ChoiceField
          {...common}
          choices={namedBy(needCategories, (category) => t(`report.category.${category}`))}
        />
      )
    case "transport":
      return (
        <ChoiceField
          {...common}
          choices={namedBy(transports, (transport) => t(`report.transport.${transport}`))}
        />
      )
    case "long":
      return <LongTextField {...common} maxLength={1000} />
    case "day":
      return (
        <Field {...common}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="input"
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )
    default:
      return (
        <TextField
          {...common}
          autoComplete="off"
          maxLength={field.name === "name" ? 60 : 80}
          {...inputModeOf(field.input)}
        />
      )
  }
}

function inputModeOf(input: ReportField["input"]) {
  if (input === "celsius") return { inputMode: "decimal" as const }
  return input === "tel" ? { type: "tel", inputMode: "tel" as const } : {}
}

/** What a book writes, named in the language of the moment. */
function namedBy(values: readonly string[], nameOf: (value: string) => string) {
  return values.map((value) => ({ value, label: nameOf(value) }))
}
