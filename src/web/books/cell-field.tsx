import type { Column } from "../../core/forms/form.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { useColumnWords } from "./use-column-words.ts"

type CellFieldProps = {
  column: Column
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** One cell of a line, asked for as its column wants it. */
export function CellField({ column, value, error, onChange }: CellFieldProps) {
  const { t } = useWords()
  const word = useColumnWords()
  const { cell } = column
  const label = word(column.name)
  if (cell.kind === "option") {
    const choices = ["", ...cell.options]
    return (
      <ChoiceField
        label={label}
        error={error}
        value={value}
        choices={choices.map((choice) => ({
          value: choice,
          label: choice === "" ? t("books.choose") : word(choice),
        }))}
        onChange={onChange}
      />
    )
  }
  const isNumber = cell.kind === "count" || cell.kind === "amount" || cell.kind === "phone"
  return (
    <TextField
      label={label}
      error={error}
      autoComplete="off"
      maxLength={200}
      {...(isNumber ? { inputMode: "decimal" } : {})}
      {...(cell.kind === "day" ? { type: "date" } : {})}
      value={value}
      onChange={onChange}
    />
  )
}
